import type { Evaluation } from './evaluation.ts'
import type { Experiment } from './experiment.ts'
import type { Network } from './network.ts'
import type { FittedRecipe, LeftOutColumn } from './recipe.ts'
import type { Findings } from './report/findings.ts'
import type { Checkpoint, EngineInfo, EpochRecord, StopReason } from './training.ts'

/** Raw row in, answer out: what is saved, exported and imported. */
export interface TrainedModel {
  /** Format version. */
  terrarium: 1
  id: string
  name: string
  /** Milliseconds since 1970. */
  createdAt: number
  experiment: Experiment
  recipe: FittedRecipe
  network: Network
  threshold: number
  /** [parameters] Best epoch's weights: what predicts. */
  weights: Float32Array<ArrayBuffer>
  /** Lets training go on; absent in a model that was exported without it. */
  checkpoint?: Checkpoint
  report: RunReport
}

/** How the model came about and what it is worth. */
export interface RunReport {
  file: string
  /** Absent in models saved before this was kept. */
  data?: DataFacts
  /** Of the app that trained it; absent in models saved before this was kept. */
  build?: string
  rows: { train: number; validation: number; test: number; skipped: number }
  engine: EngineInfo
  history: EpochRecord[]
  bestEpoch: number
  stopped: StopReason
  evaluation: Evaluation
  /** What was found out about it besides; absent: nothing yet. */
  findings?: Findings
  /**
   * How often the test rows had been looked at when they were opened for this model, that time included; 0: they are
   * locked. Absent in models saved before this was counted.
   */
  testLooks?: number
  weightsSha256: string
  msPerStep: number
  seconds: number
}

/** What of a table is kept to tell it from others. */
export interface DataFacts {
  /** Of the whole table. */
  columns: number
  leftOut: LeftOutColumn[]
  /** `PreparedData.fingerprint`. */
  fingerprint: string
}
