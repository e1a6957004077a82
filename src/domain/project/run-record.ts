import type { Evaluation } from '../evaluation.ts'
import type { Experiment } from '../experiment.ts'
import type { Failure } from '../failure.ts'
import type { EngineInfo, EpochRecord, StopReason } from '../training.ts'

/** One training run of a project: what was asked for, and what came of it. Holds no weights and no row. */
export interface RunRecord {
  /** Format version. */
  terrarium: 1
  id: string
  /** Id of its project. */
  project: string
  /** Within the project, from 1. */
  number: number
  /** Milliseconds since 1970. */
  startedAt: number
  /**
   * `running` in a record that nobody writes any more means: interrupted. It can be resumed if its checkpoint is kept.
   */
  status: 'running' | 'finished' | 'failed'
  experiment: Experiment
  /** Name of the file the table came from. */
  file: string
  /** Of the person's own. */
  note: string
  engine?: EngineInfo
  inputs: number
  parameters: number
  rows: { train: number; validation: number; test: number }
  /** At most `MOST_KEPT_EPOCHS` of the epochs, first, best and last among them. */
  history: EpochRecord[]
  /** Epochs done; `history` may be thinned. */
  epochs: number
  bestEpoch: number
  /** Why it ended; absent while it runs. */
  stopped?: StopReason
  failure?: Failure
  /** Training alone. */
  seconds: number
  evaluation?: Evaluation
  /** The test rows were not looked at for this run's model: its test figures are not shown. */
  locked: boolean
  weightsSha256?: string
  /** Id of its model, which may be gone by now. */
  model?: string
  deletedAt?: number
}

export const MOST_KEPT_EPOCHS = 500
