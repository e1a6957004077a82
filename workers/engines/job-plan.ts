import { initialWeights } from '../../src/domain/initial-weights.ts'
import { countParameters } from '../../src/domain/network.ts'
import { learningRateAt } from '../../src/domain/learning-rate.ts'
import { slotCount } from '../../src/domain/optimizers.ts'
import type { PreparedPart } from '../../src/domain/prepared-data.ts'
import type { EpochRecord, TrainingJob } from '../../src/domain/training.ts'
import type { EnginePlan, EngineState } from './engine.ts'
import { lossTargets } from '../../src/domain/loss-targets.ts'
import { rowWeights } from '../../src/domain/loss-weights.ts'

/**
 * What an engine is asked to do for a job that `checkJob` accepted.
 * @param history epochs so far, of which the learning rate may depend; the run adds to it
 */
export function planOf(job: TrainingJob, history: readonly EpochRecord[]): EnginePlan {
  const { network, training, target, data, resume } = job
  const { train, validation } = data
  const batchSize = batchSizeOf(job)
  return {
    network,
    optimizer: training.optimizer,
    learningRate: (step) =>
      learningRateAt(training, {
        step,
        stepsPerEpoch: stepsPerEpoch(job),
        validationLosses: history.map(({ validationLoss }) => validationLoss),
      }),
    clipping: training.clipping,
    batchSize,
    seed: training.seed,
    train: {
      features: train.features,
      targets: lossTargets(target, train.targets),
      weights: rowWeights(
        train.targets,
        train.weights,
        target.task === 'regression' ? 'none' : training.classWeights,
      ),
    },
    validation: validation.features,
    epoch: resume?.history.length ?? 0,
    start: resume ?? freshState(job, initialWeights(network, training.seed)),
  }
}

/** Minibatches of an epoch; the last one may have fewer rows. */
export function stepsPerEpoch(job: Pick<TrainingJob, 'training' | 'data'>): number {
  return Math.ceil(job.data.train.features.rows / batchSizeOf(job))
}

function batchSizeOf({ training, data }: Pick<TrainingJob, 'training' | 'data'>): number {
  return Math.min(training.batchSize, data.train.features.rows)
}

/** The state before the first step. */
export function freshState(
  { network, training }: TrainingJob,
  weights: Float32Array<ArrayBuffer>,
): EngineState {
  return {
    step: 0,
    weights,
    slots: Array.from(
      { length: slotCount(training.optimizer) },
      () => new Float32Array(countParameters(network)),
    ),
    bestWeights: weights.slice(),
  }
}

/** Validation rows weigh what their own column says, if that adds up to anything; classes are not balanced. */
export function validationWeights({ weights }: PreparedPart): Float32Array | undefined {
  return weights.some((weight) => weight > 0) ? weights : undefined
}
