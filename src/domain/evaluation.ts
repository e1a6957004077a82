/** What the untouched test rows say about a model, and the same for the trivial baseline. */
export type Evaluation =
  | {
      task: 'binary'
      rows: number
      threshold: number
      metrics: BinaryMetrics
      intervals: Intervals<BinaryMetrics>
      /** Always answers with the training rows' share of the positive class. */
      baseline: BinaryMetrics
      confusion: {
        truePositive: number
        falsePositive: number
        trueNegative: number
        falseNegative: number
      }
    }
  | {
      task: 'multiclass'
      rows: number
      metrics: MulticlassMetrics
      intervals: Intervals<MulticlassMetrics>
      /** Always answers with the training rows' class shares. */
      baseline: MulticlassMetrics
      /** [actual][predicted] rows, in the order of the classes. */
      confusion: number[][]
    }
  | {
      task: 'regression'
      rows: number
      metrics: RegressionMetrics
      intervals: Intervals<RegressionMetrics>
      /** Always answers with the training rows' mean. */
      baseline: RegressionMetrics
      /** At most 1,000 rows, seeded choice, own unit. */
      sample: { actual: number[]; predicted: number[] }
    }

/** A metric's 2.5% and 97.5% quantiles over resamples of the test rows, drawn with replacement. */
export type Interval = [low: number, high: number]

/** `null` where too few test rows, or too few resamples with a defined metric, say anything. */
export type Intervals<Metrics> = Record<keyof Metrics, Interval | null>

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
