/** What the untouched test rows say about a model, and the same for the trivial baseline. */
export type Evaluation =
  | {
      task: 'binary'
      rows: number
      threshold: number
      metrics: BinaryMetrics
      /** Always answers with the training rows' share of the positive class. */
      baseline: BinaryMetrics
      confusion: { truePositive: number; falsePositive: number; trueNegative: number; falseNegative: number }
    }
  | {
      task: 'multiclass'
      rows: number
      metrics: MulticlassMetrics
      /** Always answers with the training rows' class shares. */
      baseline: MulticlassMetrics
      /** [actual][predicted] rows, in the order of the classes. */
      confusion: number[][]
    }
  | {
      task: 'regression'
      rows: number
      metrics: RegressionMetrics
      /** Always answers with the training rows' mean. */
      baseline: RegressionMetrics
      /** At most 1,000 rows, seeded choice, own unit. */
      sample: { actual: number[]; predicted: number[] }
    }

/** `null` where the test rows hold one class only and the metric is undefined. */
export interface BinaryMetrics {
  accuracy: number
  rocAuc: number | null
  prAuc: number | null
  logLoss: number
  brier: number
  /** Of the positive class, at the threshold; 0 where there is nothing to divide by, as in scikit-learn. */
  f1: number
  precision: number
  recall: number
}

export interface MulticlassMetrics {
  accuracy: number
  macroF1: number
  logLoss: number
}

/** In the target's own unit. */
export interface RegressionMetrics {
  rmse: number
  mae: number
  /** `null` where the test targets do not vary. */
  r2: number | null
}
