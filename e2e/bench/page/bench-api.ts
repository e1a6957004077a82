import type { ScorerName, TrainerName } from '../shapes.ts'

/** What took how long. */
export interface Timing {
  steps: number
  ms: number
}

/** What plain kernels reach on the adapter. */
export interface Peak {
  gigaflops: number
  gigabytesPerSecond: number
}

/** Milliseconds from the beginning. */
export interface ReadingTiming {
  rows: number
  /** Until the first rows could be shown. */
  firstRowsMs: number
  /** Until all is in typed columns. */
  openMs: number
  /** Until all is profiled. */
  profiledMs: number
  /** What the views cost when they are first looked at: the danfojs frame of at most 10,000 rows is made … */
  frameMs: number
  /** … and describes its columns. */
  describeMs: number
}

/** Milliseconds that a model of 50 inputs, two hidden layers and one answer takes to be judged. */
export interface DecisionTiming {
  /** Until every row has its answer. */
  openMs: number
  /** Curves and calibration, with their intervals. */
  judgementMs: number
  /** Gains, lift, tenths and a campaign, with their bands. */
  planMs: number
  /** What another threshold makes of all rows. */
  cutMs: number
}

/** Milliseconds that the same model takes to be explained. */
export interface WhyTiming {
  /** Each of 30 columns shuffled five times. */
  importanceMs: number
  /** Test rows that this was measured on. */
  importanceRows: number
  /** One field of a row is changed: its new answer, reasons and place among the test rows. One for each change. */
  changeMs: number[]
}

/** Milliseconds. */
export interface ListTiming {
  /** Until a file is read, scored and written. */
  scoreMs: number
  /** Until a list of all of its rows is drawn up and written. */
  listMs: number
}

/** The page as the command line sees it. One call at a time, so that nothing is measured beside something else. */
export interface BenchApi {
  /** Name of the adapter; null without one. */
  adapter(): Promise<string | null>
  /** Opens and warms up; the trainer stays open. */
  openTrainer(trainer: TrainerName, shape: string): Promise<void>
  /** Training steps for about that long, at least one. */
  timeTrainer(trainer: TrainerName, shape: string, budgetMs: number): Promise<Timing>
  /** The engine that `auto` takes for a shape. */
  pickEngine(shape: string): Promise<TrainerName>
  /** null without an adapter. */
  peak(): Promise<Peak | null>
  /** Lays out a table and scores a part of it; resolves to the answers for the first rows. */
  openScorer(scorer: ScorerName, rows: number): Promise<number[]>
  /** Milliseconds for the whole table. */
  timeScorer(scorer: ScorerName): Promise<number>
  closeScorer(scorer: ScorerName): Promise<void>
  /** An epoch of the `wasm` engine, on a fresh table of so many rows. */
  timeEpochs(rows: number, epochs: number): Promise<Timing[]>
  /** Reads the file that was chosen last, in a fresh worker. */
  readChosen(): Promise<ReadingTiming>
  /** Judges so many test rows, in a fresh worker. */
  judgeRows(rows: number): Promise<DecisionTiming>
  /** Explains by so many test rows, in a fresh worker. */
  explainRows(rows: number): Promise<WhyTiming>
  /** Scores the second of the two files that were chosen last, prepared by the first, in a fresh worker. */
  listChosen(): Promise<ListTiming>
}

declare global {
  interface Window {
    bench: BenchApi
  }
}
