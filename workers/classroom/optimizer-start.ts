import type { EpochSnapshot } from '../../src/domain/classroom/snapshots.ts'
import { sharesState } from '../../src/domain/optimizers.ts'
import type { TrainingJob } from '../../src/domain/training.ts'
import { freshState } from '../engines/job-plan.ts'

/**
 * What a job's optimiser goes on with from a snapshot. Another optimiser keeps other averages, so it begins with empty
 * ones and counts its steps anew: else Adam would not make up for their having begun at 0.
 */
export function optimizerStart(
  job: TrainingJob,
  snapshot: Pick<EpochSnapshot, 'epoch' | 'optimizer' | 'since' | 'slots' | 'weights'>,
): Pick<EpochSnapshot, 'since' | 'slots'> {
  const { epoch, optimizer, since, slots, weights } = snapshot
  return sharesState(optimizer, job.training.optimizer)
    ? { since, slots }
    : { since: epoch, slots: freshState(job, weights).slots }
}
