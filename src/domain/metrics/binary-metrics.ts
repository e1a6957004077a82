import type { BinaryMetrics } from '../evaluation.ts'
import { binaryLogLosses } from './log-loss.ts'
import { averagePrecision, groupByScore, rocAuc } from './ranking.ts'
import { countedMean, eachOnce, type CountedMetrics, type RowCounts } from './row-counts.ts'

export interface BinaryConfusion {
  truePositive: number
  falsePositive: number
  trueNegative: number
  falseNegative: number
}

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
  return countAnswers(answersOf(actual, chances, threshold), eachOnce(actual.length))
}

/** [rows] 0 true negative, 1 false negative, 2 false positive, 3 true positive. */
function answersOf(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  threshold: number,
): Uint8Array {
  return Uint8Array.from({ length: actual.length }, (_, row) => {
    const said = (chances[row] as number) >= threshold
    return (said ? 2 : 0) + (actual[row] === 1 ? 1 : 0)
  })
}

function countAnswers(answers: Uint8Array, counts: RowCounts): BinaryConfusion {
  const sums = new Float64Array(4)
  for (let row = 0; row < answers.length; row++) {
    const answer = answers[row] as number
    sums[answer] = (sums[answer] as number) + (counts[row] as number)
  }
  const [trueNegative = 0, falseNegative = 0, falsePositive = 0, truePositive = 0] = sums
  return { truePositive, falsePositive, trueNegative, falseNegative }
}

/** All binary metrics by scikit-learn's definitions; arguments as in `binaryConfusion`, at least one row. */
export function binaryMetrics(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  threshold: number,
): BinaryMetrics {
  return countedBinaryMetrics(actual, chances, threshold)(eachOnce(actual.length))
}

/** The same for any counts of the rows; sorts once, here. */
export function countedBinaryMetrics(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  threshold: number,
): CountedMetrics<BinaryMetrics> {
  const answers = answersOf(actual, chances, threshold)
  const losses = binaryLogLosses(actual, chances)
  const squares = Float64Array.from(
    losses,
    (_, row) => ((chances[row] as number) - (actual[row] as number)) ** 2,
  )
  const grouped = groupByScore(actual, chances)
  return (counts) => {
    const { truePositive, falsePositive, trueNegative, falseNegative } = countAnswers(
      answers,
      counts,
    )
    const right = truePositive + trueNegative
    const groups = grouped(counts)
    return {
      accuracy: right / (right + falsePositive + falseNegative),
      rocAuc: rocAuc(groups),
      prAuc: averagePrecision(groups),
      logLoss: countedMean(losses, counts),
      brier: countedMean(squares, counts),
      f1: shareOr0(2 * truePositive, 2 * truePositive + falsePositive + falseNegative),
      precision: shareOr0(truePositive, truePositive + falsePositive),
      recall: shareOr0(truePositive, truePositive + falseNegative),
    }
  }
}

/** `part / whole`, and 0 where there is nothing to divide by (scikit-learn's `zero_division=0`). */
export function shareOr0(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
