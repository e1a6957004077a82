import type { Clipping, ResolvedOptimizer } from '../../src/domain/experiment.ts'
import type { Failure } from '../../src/domain/failure.ts'
import type { Features } from '../../src/domain/features.ts'
import type { Network } from '../../src/domain/network.ts'
import type { Checkpoint, EngineInfo, GpuCounts } from '../../src/domain/training.ts'

/**
 * Something that can run training steps. It answers no questions about rows: every answer that people see goes
 * through `src/domain/forward.ts`, so that a model predicts the same bits on every machine and after a reload.
 *
 * All methods that return a promise reject with an `EngineError` if the device is lost or refuses to work.
 */
export interface Engine {
  readonly info: EngineInfo
  /** Minibatch steps in one epoch; the last one may have fewer rows. */
  readonly stepsPerEpoch: number
  /**
   * Queues that many minibatch steps; loss sums stay on the device. Never crosses the end of an epoch: throws if
   * asked to. Resolves when at most this call's work is still waiting on the device.
   * @param isStopping looked at within a step that takes long, which is given up if it says yes; after that nothing
   *   but `keepBest`, `checkpoint` and `dispose` makes sense. TensorFlow.js cannot be interrupted, and does not look
   */
  step(steps: number, isStopping?: () => boolean): Promise<void>
  /** Resolves when everything queued is done. */
  settle(): Promise<void>
  /**
   * After the last step of an epoch: one readback for everything in it.
   * @param withState hands over the state as well, from which a run can go on elsewhere if the device is lost
   */
  readEpoch(withState?: boolean): Promise<EpochReading>
  /** The state as it is now becomes the one that `checkpoint` returns. No readback. */
  keepEpoch(): void
  /** The weights as they are now become the best so far. No readback. */
  keepBest(): void
  /** State at the last `keepEpoch` (at the start, if there was none) and the best weights so far. */
  checkpoint(): Promise<EngineState>
  /** Measured on the device while epochs ran, up to the last `readEpoch`; null without a GPU or an epoch. */
  counts(): GpuCounts | null
  dispose(): void
}

export interface EpochReading {
  /** Σ weight · loss / rows over the epoch's rows: dropout on, penalties left out. */
  trainLoss: number
  /** Mean |weight|: not finite if any weight is not, which a GPU's loss may hide. */
  meanWeight: number
  /** [rows × outputs] Logits of the validation rows, dropout off. */
  validationLogits: Float32Array<ArrayBuffer>
  /** As it is now; the best weights are those of the last `keepBest`. Only if asked for. */
  state?: EngineState
}

/** What an engine needs to go on exactly as if never interrupted. */
export type EngineState = Pick<Checkpoint, 'step' | 'weights' | 'slots' | 'bestWeights'>

/** What is to be trained, and on what. Nothing is transferred; the engine copies to its device. */
export interface EnginePlan {
  network: Network
  optimizer: ResolvedOptimizer
  /**
   * Of a minibatch step, from 0 and counted from the very first. Asked for when the step's epoch begins, for then
   * the epochs before it are known.
   */
  learningRate: (step: number) => number
  clipping: Clipping | null
  batchSize: number
  seed: number
  train: TrainingRows
  validation: Features
  /** Epochs already behind the start. */
  epoch: number
  start: EngineState
}

export interface TrainingRows {
  features: Features
  /** [rows] 0 or 1, a class index, or the standardised number. */
  targets: Float64Array
  /** [rows] What each row's loss is multiplied by; a batch's gradient is Σ weight · gradient / rows of the batch. */
  weights: Float32Array
}

/** An expected failure on its way out of an engine's loop; `train` turns it into a `Result`. */
export class EngineError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'EngineError'
    this.failure = failure
  }
}
