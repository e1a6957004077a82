import type { Calibration, CalibrationMethod } from './calibration/calibration.ts'
import type { EngineName, ResolvedTraining } from './experiment.ts'
import type { Failure } from './failure.ts'
import type { FittedTarget } from './recipe.ts'
import type { Evaluation } from './evaluation.ts'
import type { Network } from './network.ts'
import type { PreparedData } from './prepared-data.ts'

/** Everything one run needs. The arrays in `data` (and in `resume`) are transferred to the worker. */
export interface TrainingJob {
  network: Network
  training: ResolvedTraining
  target: FittedTarget
  threshold: number
  /** How chances are corrected once training is over. */
  calibration?: CalibrationMethod
  data: PreparedData
  memory?: EngineMemory
  /** Go on from here instead of from fresh weights; `training.epochs` counts from the very first epoch. */
  resume?: Checkpoint
}

/** Everything needed to go on exactly as if never interrupted; always taken between two epochs. */
export interface Checkpoint {
  /** Minibatch steps taken so far. */
  step: number
  /** [parameters] Current weights. */
  weights: Float32Array<ArrayBuffer>
  /** Optimiser state, one [parameters] array each: adam m, v; momentum velocity; rmsprop mean square. */
  slots: Float32Array<ArrayBuffer>[]
  /** [parameters] Weights of the best epoch so far. */
  bestWeights: Float32Array<ArrayBuffer>
  history: EpochRecord[]
  /** `PreparedData.fingerprint` of the data this came from. */
  fingerprint: string
}

export interface EpochRecord {
  /** From 1. */
  epoch: number
  /** Mean over the epoch's rows as trained: dropout on, penalties left out; of the standardised target in regression. */
  trainLoss: number
  /** The same loss on validation rows, dropout off. */
  validationLoss: number
  seconds: number
}

export interface EngineInfo {
  name: EngineName
  /** What TensorFlow.js really runs on: "webgpu" or "cpu". */
  backend: string
  /** The adapter's own word, like "swiftshader" or "rdna-3"; null without a GPU. */
  adapter: string | null
  reason: EngineReason
  /** Of the processor that share a step, where there are more than one. */
  threads?: number
  /** Fastest first; absent where nothing was measured. */
  timings?: EngineTiming[]
}

/**
 * Why this engine was taken: the person asked for it; it was the fastest of those measured on this machine, now or
 * in an earlier run of the same shape; no other could carry the experiment; the one before gave up. The last three
 * are of models saved before engines were measured.
 */
export const ENGINE_REASONS = [
  'askedFor',
  'measured',
  'remembered',
  'onlyOne',
  'fallback',
  'hardwareAdapter',
  'softwareAdapter',
  'noAdapter',
] as const
export type EngineReason = (typeof ENGINE_REASONS)[number]

export interface EngineTiming {
  engine: EngineName
  /** Median of a few minibatch steps of this experiment on this machine. */
  msPerStep: number
}

/** What the page keeps for later runs on this machine. */
export interface EngineMemory {
  timings: RememberedTimings[]
  /** Adapters (`EngineInfo.adapter`) that failed "Check this GPU": `auto` leaves WebGPU out there. */
  avoid: string[]
}

export interface RememberedTimings {
  /** Adapter and shape of network and batch, see `workers/engines/engine-key.ts`. */
  key: string
  timings: EngineTiming[]
}

export interface GpuCounts {
  dispatchesPerStep: number
  submitsPerEpoch: number
  readbacksPerEpoch: number
}

/** What validation rows look like to the network right now. */
export type ValidationView =
  | {
      task: 'binary'
      /** 20 equal bins of the predicted chance, rows of each class; `positive[19]` holds 0.95 to 1. */
      positive: number[]
      negative: number[]
    }
  | { task: 'multiclass'; /** [actual][predicted] rows */ matrix: number[][] }
  | {
      task: 'regression'
      /** At most 400 rows, always the same ones, in the target's own unit. */
      actual: number[]
      predicted: number[]
    }

/**
 * What a run reports, in order: `measuring` for each engine that is tried out, `started`, then the others, then
 * exactly one `finished` or `failed`. A run that cannot begin reports no `started`.
 */
export type TrainingEvent =
  | { type: 'measuring'; engine: EngineName }
  | {
      type: 'started'
      engine: EngineInfo
      parameters: number
      inputs: number
      stepsPerEpoch: number
      rows: { train: number; validation: number; test: number }
      /** Loss of the trivial answer (class shares, mean) on validation rows. */
      baselineLoss: number
      /** Records of earlier epochs when resuming. */
      history: EpochRecord[]
      /** For `EngineMemory.timings`; only if something was measured. */
      remember?: RememberedTimings
    }
  /** An engine gave up; the run goes on with another one after `epoch`, the last one that is not lost. */
  | {
      type: 'engineChanged'
      /** The one that gave up last, which may never have begun. */
      gaveUp: EngineName
      engine: EngineInfo
      failure: Failure
      epoch: number
    }
  /** The GPU's device was lost, and the run goes on with the same bits on a fresh one after `epoch`. */
  | { type: 'deviceRenewed'; epoch: number }
  /** From time to time: what the run could go on from if this worker died. */
  | { type: 'checkpoint'; checkpoint: Checkpoint }
  | { type: 'compiling' }
  | { type: 'progress'; epoch: number; step: number; stepsPerSecond: number }
  | {
      type: 'epoch'
      /** Of every epoch since the last such event: fast epochs are told together. */
      records: EpochRecord[]
      bestEpoch: number
      stepsPerSecond: number
      view: ValidationView
    }
  | { type: 'paused' }
  | { type: 'resumed' }
  | { type: 'finished'; reason: StopReason; bestEpoch: number }
  | { type: 'failed'; failure: Failure }

export type StopReason = 'epochs' | 'earlyStopping' | 'stopped' | 'diverged'

/** What a finished run hands back; its arrays are transferred. */
export interface TrainingOutcome {
  reason: StopReason
  /** Set with reason `diverged`: which epoch, and what to try. */
  diverged?: Extract<Failure, { code: 'diverged' }>
  engine: EngineInfo
  history: EpochRecord[]
  bestEpoch: number
  /** [parameters] The best epoch's weights. */
  weights: Float32Array<ArrayBuffer>
  checkpoint: Checkpoint
  /** Hex, of `weights` as little-endian float32. */
  weightsSha256: string
  evaluation: Evaluation
  /** As asked for; absent where the validation rows say too little. */
  calibration?: Calibration
  /** Validation rows at the best epoch of this run; absent if it had none better than before. */
  view?: ValidationView
  /**
   * Answers for every used row, by the forward pass that predictions use: [rows × outputs].
   * Binary: chance of the positive class. Multiclass: one chance per class. Regression: target's own unit.
   */
  outputs: {
    train: Float64Array<ArrayBuffer>
    validation: Float64Array<ArrayBuffer>
    test: Float64Array<ArrayBuffer>
  }
  seconds: { train: number; evaluate: number }
  /** Training steps only, without compiling and validation. */
  msPerStep: number
  /** null on an engine without a GPU. */
  gpu: GpuCounts | null
}
