import type { BinaryMetrics } from '../evaluation.ts'
import { binaryLogLoss } from './log-loss.ts'
import { averagePrecision, rocAuc } from './ranking.ts'

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
  const counts = { truePositive: 0, falsePositive: 0, trueNegative: 0, falseNegative: 0 }
  for (let row = 0; row < actual.length; row++) {
    const said = (chances[row] as number) >= threshold
    const is = actual[row] === 1
    if (said) counts[is ? 'truePositive' : 'falsePositive']++
    else counts[is ? 'falseNegative' : 'trueNegative']++
  }
  return counts
}

/** All binary metrics by scikit-learn's definitions; arguments as in `binaryConfusion`, at least one row. */
export function binaryMetrics(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  threshold: number,
): BinaryMetrics {
  const { truePositive, falsePositive, trueNegative, falseNegative } = binaryConfusion(
    actual,
    chances,
    threshold,
  )
  return {
    accuracy: (truePositive + trueNegative) / actual.length,
    rocAuc: rocAuc(actual, chances),
    prAuc: averagePrecision(actual, chances),
    logLoss: binaryLogLoss(actual, chances),
    brier: brierScore(actual, chances),
    f1: shareOr0(2 * truePositive, 2 * truePositive + falsePositive + falseNegative),
    precision: shareOr0(truePositive, truePositive + falsePositive),
    recall: shareOr0(truePositive, truePositive + falseNegative),
  }
}

/** `part / whole`, and 0 where there is nothing to divide by (scikit-learn's `zero_division=0`). */
export function shareOr0(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/** Mean of (chance − actual)². */
function brierScore(actual: ArrayLike<number>, chances: ArrayLike<number>): number {
  let sum = 0
  for (let row = 0; row < actual.length; row++) {
    sum += ((chances[row] as number) - (actual[row] as number)) ** 2
  }
  return sum / actual.length
}
