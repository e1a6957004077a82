import type { ColumnKind, ColumnRole } from './table.ts'
import type { Activation } from './network.ts'

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
  columns?: Record<string, ColumnChoice>
  preparation?: PreparationChoice
  split?: SplitChoice
  network?: { layers?: LayerChoice[]; l2?: number }
  training?: TrainingChoice
}

export type Task = 'binary' | 'multiclass' | 'regression'

export interface ColumnChoice {
  role?: ColumnRole
  kind?: ColumnKind
  missing?: string[]
}

export type NumberImpute = 'median' | 'mean' | 'constant'
export type NumberScale = 'standard' | 'minMax' | 'none'

export interface PreparationChoice {
  number?: { impute?: NumberImpute; constant?: number; scale?: NumberScale }
  category?: { impute?: 'mostFrequent'; encode?: 'oneHot'; minCount?: number }
  boolean?: { impute?: 'mostFrequent' }
}

export type SplitChoice =
  | {
      kind: 'fractions'
      train?: number
      validation?: number
      test?: number
      stratify?: boolean
      seed?: number
    }
  | { kind: 'rows'; train: number[]; validation: number[]; test: number[] }

export interface LayerChoice {
  units: number
  activation?: Activation
  dropout?: number
}

export type OptimizerChoice =
  | { name: 'adam'; learningRate?: number; beta1?: number; beta2?: number; epsilon?: number }
  | { name: 'sgd'; learningRate?: number; momentum?: number }
  | { name: 'rmsprop'; learningRate?: number; rho?: number; epsilon?: number }

export type EngineChoice = 'auto' | 'webgpu' | 'wasm' | 'tfjs' | 'tfjs-cpu'

export interface TrainingChoice {
  optimizer?: OptimizerChoice
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
}

export interface ResolvedPreparation {
  number: { impute: NumberImpute; constant: number; scale: NumberScale }
  category: { impute: 'mostFrequent'; encode: 'oneHot'; minCount: number }
  boolean: { impute: 'mostFrequent' }
}

export type ResolvedSplit =
  | {
      kind: 'fractions'
      train: number
      validation: number
      test: number
      stratify: boolean
      seed: number
    }
  | { kind: 'rows'; train: number[]; validation: number[]; test: number[] }

export interface ResolvedNetwork {
  layers: { units: number; activation: Activation; dropout: number }[]
  l2: number
}

export type ResolvedOptimizer =
  | { name: 'adam'; learningRate: number; beta1: number; beta2: number; epsilon: number }
  | { name: 'sgd'; learningRate: number; momentum: number }
  | { name: 'rmsprop'; learningRate: number; rho: number; epsilon: number }

export interface ResolvedTraining {
  optimizer: ResolvedOptimizer
  batchSize: number
  epochs: number
  earlyStopping: { patience: number } | null
  classWeights: 'none' | 'balanced'
  seed: number
  engine: EngineChoice
}
