import type { Interval } from '../evaluation.ts'

/** What each column is worth to a model: how much worse its headline measure becomes when the column is shuffled. */
export interface Importance {
  /** `rocAuc`, `accuracy`, or `rmse` in the target's own unit. */
  metric: ImportanceMetric
  /** Of the rows as they are; `null` where they are too few, or all have one answer: then there are no columns. */
  score: number | null
  /** Test rows that it was measured on. */
  rows: number
  /** All test rows; more than `rows` where a sample was taken. */
  ofRows: number
  repeats: number
  seed: number
  /** Columns that are inputs, in the order of the recipe. */
  columns: ColumnImportance[]
}

export type ImportanceMetric = 'rocAuc' | 'accuracy' | 'rmse'

export interface ColumnImportance {
  name: string
  /** Mean over the repeats; below 0 where shuffling did no harm. */
  loss: number
  /** Where the mean lies in 95 of 100 cases, by Student's t over the repeats. */
  interval: Interval
}
