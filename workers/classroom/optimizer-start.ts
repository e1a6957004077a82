import type { EpochSnapshot } from '../../src/domain/classroom/snapshots.ts'
import { slotCount } from '../../src/domain/optimizers.ts'
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
  const { epoch, since, slots, weights } = snapshot
  const { optimizer } = job.training
  const isSame = snapshot.optimizer === optimizer.name && slots.length === slotCount(optimizer)
  return isSame ? { since, slots } : { since: epoch, slots: freshState(job, weights).slots }
}
