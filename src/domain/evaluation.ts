/** What the untouched test rows say about a model, and the same for the trivial baseline. */
export type Evaluation =
  | (BinaryAnswers & { threshold: number })
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
      /** Narrowest first; absent in models saved before there were any. */
      predictionIntervals?: PredictionInterval[]
    }

/** Answers of yes or no, however they were decided. */
export interface BinaryAnswers {
  task: 'binary'
  rows: number
  metrics: BinaryMetrics
  intervals: Intervals<BinaryMetrics>
  /** Always answers with the training rows' share of the positive class. */
  baseline: BinaryMetrics
  confusion: BinaryConfusion
}

/** A prediction plus and minus `halfWidth` is to hold the truth in `level` of all cases. */
export interface PredictionInterval {
  /** 0 to 1. */
  level: number
  /** From validation rows, in the target's own unit. */
  halfWidth: number
  /** Share of the test rows that lie within. */
  coverage: { value: number; interval: Interval | null }
}

/** Rows by what they are and what the threshold makes of them. */
export interface BinaryConfusion {
  truePositive: number
  falsePositive: number
  trueNegative: number
  falseNegative: number
}

/** A metric's 2.5% and 97.5% quantiles over resamples of the test rows, drawn with replacement. */
export type Interval = [low: number, high: number]

/** `null` where too few test rows, or too few resamples with a defined metric, say anything. */
export type Intervals<Metrics> = { [Name in keyof Metrics]: Interval | null }

/** What does not depend on the threshold; `null` where the test rows hold one class only. */
export interface ScoreMetrics {
  rocAuc: number | null
  prAuc: number | null
  logLoss: number
  brier: number
}

/**
 * Of the answers at the threshold. Precision, recall and F1 are the positive class's; what has nothing to divide by
 * is 0, as in scikit-learn.
 */
export interface CutMetrics {
  accuracy: number
  f1: number
  precision: number
  recall: number
  /** Mean recall of the classes that occur. */
  balancedAccuracy: number
  /** Matthews' correlation of actual and predicted classes, −1 to 1. */
  mcc: number
}

/** Models saved before there were `balancedAccuracy` and `mcc` do not have them. */
type Later = 'balancedAccuracy' | 'mcc'

export type BinaryMetrics = ScoreMetrics &
  Omit<CutMetrics, Later> &
  Partial<Pick<CutMetrics, Later>>

export interface MulticlassMetrics extends Partial<Pick<CutMetrics, Later>> {
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
