import type { CampaignChoice } from './campaign/campaign-choice.ts'
import type { ClassroomChoice } from './classroom/classroom-choice.ts'
import type { CalibrationMethod } from './calibration/calibration.ts'
import type { DateFormat } from './date-format.ts'
import type { ColumnKind, ColumnRole } from './table.ts'
import type { Activation } from './network.ts'
import type { NumberFormat } from './number-format.ts'
import type {
  CategorySteps,
  ColumnSteps,
  DateSteps,
  NumberSteps,
  ResolvedColumnSteps,
  TargetScale,
  TextSteps,
} from './preparation-steps.ts'
import type { Generalisation, PrivacyStep } from './privacy/privacy-step.ts'
import type { RowUse } from './split-parts.ts'

/**
 * The one document: everything that a person chose. Plain JSON; only `target` is required, what is absent is
 * inferred or takes its default. The page edits it, the URL carries it, the worker runs it, IndexedDB keeps it,
 * the command line replays it. `experiment-schema.ts` reads foreign ones, `resolve.ts` fills in what is absent.
 */
export interface Experiment {
  terrarium: 1
  target: string
  task?: Task
  positive?: string
  threshold?: number
  /** How the network's chances are corrected after training, by validation rows; absent: not at all. */
  calibration?: CalibrationMethod
  columns?: Record<string, ColumnChoice>
  preparation?: PreparationChoice
  split?: SplitChoice
  network?: { layers?: LayerChoice[]; l1?: number; l2?: number }
  training?: TrainingChoice
  /** What is done with the scores, and what it costs and brings. */
  campaign?: CampaignChoice
  /** The classroom's own rows, its weights to begin with, and what a teacher locked. */
  classroom?: ClassroomChoice
}

export type Task = 'binary' | 'multiclass' | 'regression'

export interface ColumnChoice {
  role?: ColumnRole
  kind?: ColumnKind
  missing?: string[]
  /** How its numbers are written; absent: found out. `plain` takes plain decimals only. */
  numberFormat?: NumberFormatChoice
  /** How its dates are written; absent: found out. */
  dateFormat?: DateFormat
  /** How it is protected before anything else sees it. A key that this takes is never in a document. */
  privacy?: PrivacyStep
}

export const NUMBER_FORMATS = ['plain', 'point', 'comma'] as const
export type NumberFormatChoice = (typeof NUMBER_FORMATS)[number]

export interface PreparationChoice {
  number?: NumberSteps
  category?: CategorySteps
  date?: DateSteps
  text?: TextSteps
  boolean?: { impute?: 'mostFrequent' }
  /** Of a number to predict: `none` leaves it in its own unit, with mean 0 and spread 1 in the place of its own. */
  target?: { scale?: TargetScale }
  /** By column name: what is absent there is as above. */
  columns?: Record<string, ColumnSteps>
}

interface Shares {
  train: number
  validation: number
  test: number
}

export type SplitChoice =
  | ({
      kind: 'fractions'
      stratify?: boolean
      seed?: number
      /** Rows that are the same in every input and in the target are in one part. */
      duplicatesTogether?: boolean
    } & Partial<Shares>)
  /** Train on the past: rows in the order of a column of numbers or dates. */
  | ({ kind: 'time'; column: string } & Partial<Shares>)
  /** Rows with the same text in a column are in one part. */
  | ({ kind: 'group'; column: string; stratify?: boolean; seed?: number } & Partial<Shares>)
  /** A column names the parts. */
  | {
      kind: 'column'
      column: string
      /** What a value of the column means, where that is not what the word says. */
      parts?: Record<string, RowUse>
      /** Share of the training rows that is drawn to check, where no value names rows to check. */
      validation?: number
      stratify?: boolean
      seed?: number
    }
  | ({ kind: 'rows' } & Record<keyof Shares, number[]>)

export interface LayerChoice {
  units: number
  activation?: Activation
  dropout?: number
  batchNorm?: boolean
}

export type OptimizerChoice =
  | { name: 'adam'; learningRate?: number; beta1?: number; beta2?: number; epsilon?: number }
  | {
      name: 'adamw'
      learningRate?: number
      beta1?: number
      beta2?: number
      epsilon?: number
      weightDecay?: number
    }
  | { name: 'sgd'; learningRate?: number; momentum?: number; nesterov?: boolean }
  | { name: 'rmsprop'; learningRate?: number; rho?: number; epsilon?: number }

/** How an error is judged while training; which of them a task may have is said in `loss-choice.ts`. */
export const LOSS_CHOICES = [
  'crossEntropy',
  'meanSquaredError',
  'meanAbsoluteError',
  'huber',
] as const
export type LossChoice = (typeof LOSS_CHOICES)[number]

/** A gradient's most: each number within ±limit, or the length of the whole at most `limit`. */
export interface Clipping {
  by: 'value' | 'globalNorm'
  limit: number
}

/** How the learning rate changes: see `learningRateAt`. `every`, `warmUp` and `patience` are epochs. */
export type ScheduleChoice =
  | { name: 'constant' }
  | { name: 'step'; every?: number; factor?: number }
  | { name: 'cosine'; warmUp?: number }
  | { name: 'plateau'; patience?: number; factor?: number }

export const ENGINE_NAMES = ['webgpu', 'wasm', 'tfjs', 'tfjs-cpu'] as const
export type EngineName = (typeof ENGINE_NAMES)[number]
export type EngineChoice = 'auto' | EngineName

/** Whether the engine cannot do without a graphics adapter. */
export function usesGpu(name: EngineName): boolean {
  return name === 'webgpu' || name === 'tfjs'
}

export interface TrainingChoice {
  /** Absent: `crossEntropy` of classes, `meanSquaredError` of a number. */
  loss?: LossChoice
  optimizer?: OptimizerChoice
  schedule?: ScheduleChoice
  clipping?: Clipping | null
  batchSize?: number
  epochs?: number
  earlyStopping?: { patience: number } | null
  classWeights?: 'none' | 'balanced'
  seed?: number
  engine?: EngineChoice
}

/** The same document with nothing absent, as it applies to one table. */
export interface ResolvedExperiment {
  target: string
  targetIndex: number
  task: Task
  /** In code-point order; empty for regression. */
  classes: string[]
  /** Binary only. */
  positive: string | undefined
  threshold: number
  /** Binary only. */
  calibration?: CalibrationMethod
  /** One per column of the table, in table order, the target included (role `feature`, used by nobody). */
  columns: ResolvedColumn[]
  preparation: ResolvedPreparation
  split: ResolvedSplit
  network: ResolvedNetwork
  training: ResolvedTraining
}

export interface ResolvedColumn {
  index: number
  name: string
  role: ColumnRole
  kind: ColumnKind
  /** Lower-cased, trimmed markers. */
  missing: readonly string[]
  /** Only where the column has steps of its own, or too many levels; they say all there is to say. */
  steps?: ResolvedColumnSteps
  /** Of a number column that is not written in plain decimals. */
  format?: NumberFormat
  /** Of a date column. */
  dateFormat?: DateFormat
  /** Of a column whose texts were made more general: new rows are, too. */
  generalise?: Generalisation
}

export interface ResolvedPreparation extends ResolvedColumnSteps {
  boolean: { impute: 'mostFrequent' }
  target: { scale: TargetScale }
}

export type ResolvedSplit =
  | ({ kind: 'fractions'; stratify: boolean; seed: number; duplicatesTogether: boolean } & Shares)
  | ({ kind: 'time'; column: string } & Shares)
  | ({ kind: 'group'; column: string; stratify: boolean; seed: number } & Shares)
  | {
      kind: 'column'
      column: string
      parts: Record<string, RowUse>
      validation: number
      stratify: boolean
      seed: number
    }
  | ({ kind: 'rows' } & Record<keyof Shares, number[]>)

export interface ResolvedNetwork {
  layers: { units: number; activation: Activation; dropout: number; batchNorm: boolean }[]
  l1: number
  l2: number
}

export type ResolvedOptimizer =
  | { name: 'adam'; learningRate: number; beta1: number; beta2: number; epsilon: number }
  | {
      name: 'adamw'
      learningRate: number
      beta1: number
      beta2: number
      epsilon: number
      weightDecay: number
    }
  | { name: 'sgd'; learningRate: number; momentum: number; nesterov: boolean }
  | { name: 'rmsprop'; learningRate: number; rho: number; epsilon: number }

export type ResolvedSchedule =
  | { name: 'constant' }
  | { name: 'step'; every: number; factor: number }
  | { name: 'cosine'; warmUp: number }
  | { name: 'plateau'; patience: number; factor: number }

export interface ResolvedTraining {
  /** One that the task may have. */
  loss: LossChoice
  schedule: ResolvedSchedule
  clipping: Clipping | null
  optimizer: ResolvedOptimizer
  batchSize: number
  epochs: number
  earlyStopping: { patience: number } | null
  classWeights: 'none' | 'balanced'
  seed: number
  engine: EngineChoice
}
