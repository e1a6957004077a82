import { cellIntervals } from '../bootstrap/cell-intervals.ts'
import type { BinaryConfusion, CutMetrics, Intervals } from '../evaluation.ts'
import { binaryConfusion } from '../metrics/binary-metrics.ts'
import { cutMetrics } from '../metrics/cut-metrics.ts'

/** What one threshold makes of some rows. */
export interface CutJudgement {
  confusion: BinaryConfusion
  metrics: CutMetrics
  intervals: Intervals<CutMetrics>
}

/**
 * Rows are counted unweighted. Quick enough to follow a slider.
 * @param actual [rows] 1 positive, 0 not
 * @param chances [rows] of the positive class
 * @param threshold a chance at or above it answers "positive"
 */
export function judgeCut(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  threshold: number,
): CutJudgement {
  const confusion = binaryConfusion(actual, chances, threshold)
  const { truePositive, falsePositive, trueNegative, falseNegative } = confusion
  return {
    confusion,
    metrics: cutMetrics(confusion),
    intervals: cellIntervals(
      [truePositive, falsePositive, trueNegative, falseNegative],
      ([truePositive = 0, falsePositive = 0, trueNegative = 0, falseNegative = 0]) =>
        cutMetrics({ truePositive, falsePositive, trueNegative, falseNegative }),
    ),
  }
}
