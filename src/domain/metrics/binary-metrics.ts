import type { BinaryConfusion, BinaryMetrics, CutMetrics, ScoreMetrics } from '../evaluation.ts'
import { cutMetrics } from './cut-metrics.ts'
import { binaryLogLosses } from './log-loss.ts'
import { averagePrecision, groupByScore, rocAuc } from './ranking.ts'
import { countedMean, eachOnce, type CountedMetrics } from './row-counts.ts'

/**
 * Counts of right and wrong answers; a chance at or above the threshold answers "positive".
 * @param actual [rows] 1 positive, 0 not
 * @param chances [rows] of the positive class
 */
export function binaryConfusion(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  threshold: number,
): BinaryConfusion {
  const sums = [0, 0, 0, 0]
  for (let row = 0; row < actual.length; row++) {
    const cell = ((chances[row] as number) >= threshold ? 2 : 0) + (actual[row] === 1 ? 1 : 0)
    sums[cell] = (sums[cell] as number) + 1
  }
  const [trueNegative = 0, falseNegative = 0, falsePositive = 0, truePositive = 0] = sums
  return { truePositive, falsePositive, trueNegative, falseNegative }
}

/** All binary metrics by scikit-learn's definitions; arguments as in `binaryConfusion`, at least one row. */
export function binaryMetrics(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  threshold: number,
): BinaryMetrics & CutMetrics {
  return {
    ...countedScoreMetrics(actual, chances)(eachOnce(actual.length)),
    ...cutMetrics(binaryConfusion(actual, chances, threshold)),
  }
}

/** Those that no threshold plays a part in, for any counts of the rows; sorts once, here. */
export function countedScoreMetrics(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
): CountedMetrics<ScoreMetrics> {
  const losses = binaryLogLosses(actual, chances)
  const squares = Float64Array.from(
    losses,
    (_, row) => ((chances[row] as number) - (actual[row] as number)) ** 2,
  )
  const grouped = groupByScore(actual, chances)
  return (counts) => {
    const groups = grouped(counts)
    return {
      rocAuc: rocAuc(groups),
      prAuc: averagePrecision(groups),
      logLoss: countedMean(losses, counts),
      brier: countedMean(squares, counts),
    }
  }
}
