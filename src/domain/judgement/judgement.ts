import type { CalibrationMethod } from '../calibration/calibration.ts'
import type { BinaryConfusion, Interval } from '../evaluation.ts'
import type { Ranking } from '../lift/ranking.ts'
import type { ListedMetric } from '../metric-list.ts'

/** What the test rows say about a model beyond its `Evaluation`: curves, and the parts that sums hide. Plain data. */
export type Judgement = BinaryJudgement | MulticlassJudgement | RegressionJudgement

/** Nothing here depends on the threshold. */
export interface BinaryJudgement {
  task: 'binary'
  rows: number
  positives: number
  /** False positive rate to the right, true positive rate upwards; null where only one class occurs. */
  roc: Curve | null
  /** Recall to the right, precision upwards, from (0, 1) on; null where only one class occurs. */
  precisionRecall: Curve | null
  calibration: {
    /** What the model has now. */
    applied: CalibrationMethod | null
    asTrained: CalibrationCurve
    /** Fitted on validation rows; null where they say too little. */
    platt: CalibrationCurve | null
    isotonic: CalibrationCurve | null
  }
}

/** A curve over all thresholds, from the highest down. */
export interface Curve {
  /** At most 300, both ends among them; what is left out lies on the lines between. */
  points: CurvePoint[]
  /** Between which 95 of 100 resampled curves run; empty with fewer than 20 rows. */
  band: { x: number; low: number; high: number }[]
}

export interface CurvePoint {
  x: number
  y: number
  /** The least chance that counted as positive here; null at the first point, where none does. */
  threshold: number | null
}

/** Rows in up to ten bins of equal size by chance, what was said and what came. */
export interface CalibrationCurve {
  bins: CalibrationBin[]
  brier: number
  logLoss: number
}

export interface CalibrationBin {
  rows: number
  /** Mean chance. */
  predicted: number
  /** Share of positive rows, with its 95% Wilson interval. */
  actual: number
  interval: Interval
}

export interface MulticlassJudgement {
  task: 'multiclass'
  rows: number
  /** In the order of the classes: each against all the rest. */
  classes: ClassJudgement[]
  /** Means over the classes that occur; ROC AUC null unless every class occurs. */
  macro: Record<'precision' | 'recall' | 'f1', Measure> & { rocAuc: number | null }
  /** Share of rows whose class is among the k likeliest: k = 2 and 3, where there are more classes than that. */
  topK: { k: number; share: Measure }[]
}

export interface Measure {
  value: number
  interval: Interval | null
}

export interface ClassJudgement {
  /** Rows of the class. */
  support: number
  precision: Measure
  recall: Measure
  f1: Measure
  /** Null where all rows, or none, are of the class. */
  rocAuc: Measure | null
  prAuc: Measure | null
}

export interface RegressionJudgement {
  task: 'regression'
  rows: number
  /** Actual minus predicted, in the target's own unit. */
  residuals: {
    /** Above 0: predictions are too low on average. */
    mean: Measure
    median: number
    /** Equal bins, each from its start to the next one's; the last start is where the last bin ends. */
    starts: number[]
    counts: number[]
    /** Rows beyond the first and the last bin: the few largest errors. */
    below: number
    above: number
  }
  /**
   * Predicted against actual: up to ten bins of equal size by prediction, each of at least ten rows, with their means.
   * Absent in models judged before there were any.
   */
  agreement?: { rows: number; predicted: number; actual: number }[]
}

/**
 * One class against all the rest, as the two of a binary question. A row is answered "yes" where the class is its
 * likeliest one, as the model answers.
 */
export interface AgainstRest {
  rows: number
  /** Rows of the class. */
  positives: number
  /** All of a binary question; null where rows of the class, or of the rest, are too few, as the next four. */
  metrics: ListedMetric[] | null
  confusion: BinaryConfusion | null
  roc: Curve | null
  precisionRecall: Curve | null
  calibration: CalibrationCurve | null
}

export interface ClassCurves extends AgainstRest {
  /** Gains, lift and tenths; null where rows are too few. */
  ranking: Ranking | null
}
