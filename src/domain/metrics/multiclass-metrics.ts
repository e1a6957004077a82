import type { MulticlassMetrics } from '../evaluation.ts'
import { shareOr0 } from './binary-metrics.ts'
import { multiclassLogLoss } from './log-loss.ts'

/**
 * The class with the largest chance, the first of equals.
 * @param chances [rows × classes]
 */
function largestClass(chances: ArrayLike<number>, row: number, classes: number): number {
  const start = row * classes
  let best = 0
  for (let c = 1; c < classes; c++) {
    if ((chances[start + c] as number) > (chances[start + best] as number)) best = c
  }
  return best
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
  for (let row = 0; row < actual.length; row++) {
    const counts = matrix[actual[row] as number] as number[]
    const predicted = largestClass(chances, row, classes)
    counts[predicted] = (counts[predicted] as number) + 1
  }
  return matrix
}

/** All multiclass metrics by scikit-learn's definitions; arguments as in `confusionMatrix`, at least one row. */
export function multiclassMetrics(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  classes: number,
): MulticlassMetrics {
  const matrix = confusionMatrix(actual, chances, classes)
  const right = matrix.reduce((sum, counts, c) => sum + (counts[c] as number), 0)
  return {
    accuracy: right / actual.length,
    macroF1: macroF1(matrix),
    logLoss: multiclassLogLoss(actual, chances, classes),
  }
}

/** Mean F1 of the classes that occur among the actual or the predicted ones. */
function macroF1(matrix: number[][]): number {
  const scores: number[] = []
  matrix.forEach((counts, c) => {
    const actual = counts.reduce((a, b) => a + b, 0)
    const predicted = matrix.reduce((sum, row) => sum + (row[c] as number), 0)
    if (actual + predicted > 0) scores.push(shareOr0(2 * (counts[c] as number), actual + predicted))
  })
  return scores.reduce((a, b) => a + b, 0) / scores.length
}
