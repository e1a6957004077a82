import type { MulticlassMetrics } from '../evaluation.ts'
import { shareOr0 } from './binary-metrics.ts'
import { multiclassLogLosses } from './log-loss.ts'
import { countedMean, eachOnce, type CountedMetrics } from './row-counts.ts'

/**
 * The class with the largest chance in each row, the first of equals.
 * @param chances [rows × classes]
 */
export function largestClasses(chances: ArrayLike<number>, rows: number, classes: number): Uint16Array {
  return Uint16Array.from({ length: rows }, (_, row) => {
    const start = row * classes
    let best = 0
    for (let c = 1; c < classes; c++) {
      if ((chances[start + c] as number) > (chances[start + best] as number)) best = c
    }
    return best
  })
}

/**
 * Rows by [actual][predicted] class.
 * @param actual [rows] index of the class
 * @param chances [rows × classes]
 */
export function confusionMatrix(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  classes: number,
): number[][] {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  largestClasses(chances, actual.length, classes).forEach((predicted, row) => {
    const counts = matrix[actual[row] as number] as number[]
    counts[predicted] = (counts[predicted] as number) + 1
  })
  return matrix
}

/** All multiclass metrics by scikit-learn's definitions; arguments as in `confusionMatrix`, at least one row. */
export function multiclassMetrics(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  classes: number,
): MulticlassMetrics {
  return countedMulticlassMetrics(actual, chances, classes)(eachOnce(actual.length))
}

/** The same for any counts of the rows. */
export function countedMulticlassMetrics(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  classes: number,
): CountedMetrics<MulticlassMetrics> {
  const predicted = largestClasses(chances, actual.length, classes)
  const losses = multiclassLogLosses(actual, chances, classes)
  return (counts) => {
    /** [classes] Rows answered right, and the sum of those that are and those that are said to be of the class. */
    const right = new Float64Array(classes)
    const involved = new Float64Array(classes)
    for (let row = 0; row < counts.length; row++) {
      const count = counts[row] as number
      const is = actual[row] as number
      const said = predicted[row] as number
      involved[is] = (involved[is] as number) + count
      involved[said] = (involved[said] as number) + count
      if (is === said) right[is] = (right[is] as number) + count
    }
    const sum = (numbers: Float64Array) => numbers.reduce((a, b) => a + b, 0)
    return {
      accuracy: (2 * sum(right)) / sum(involved),
      macroF1: macroF1(right, involved),
      logLoss: countedMean(losses, counts),
    }
  }
}

/** Mean F1 of the classes that occur among the actual or the predicted ones. */
function macroF1(right: Float64Array, involved: Float64Array): number {
  let sum = 0
  let occurring = 0
  right.forEach((count, c) => {
    const whole = involved[c] as number
    sum += shareOr0(2 * count, whole)
    if (whole > 0) occurring++
  })
  return sum / occurring
}
