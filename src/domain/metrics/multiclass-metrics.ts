import type { CutMetrics, MulticlassMetrics } from '../evaluation.ts'
import { multiclassLogLosses } from './log-loss.ts'
import { countedMean, eachOnce, type CountedMetrics } from './row-counts.ts'
import { shareOr0 } from './share-or-0.ts'

/**
 * The class with the largest chance in each row, the first of equals.
 * @param chances [rows × classes]
 */
export function largestClasses(
  chances: ArrayLike<number>,
  rows: number,
  classes: number,
): Uint16Array {
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
 * The chance of one class in each row.
 * @param chances [rows × classes]
 */
export function chancesOf(
  chances: ArrayLike<number>,
  rows: number,
  classes: number,
  of: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: rows }, (_, row) => chances[row * classes + of] as number)
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
): Required<MulticlassMetrics> {
  return countedMulticlassMetrics(actual, chances, classes)(eachOnce(actual.length))
}

/** The same for any counts of the rows. */
export function countedMulticlassMetrics(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  classes: number,
): CountedMetrics<Required<MulticlassMetrics>> {
  const predicted = largestClasses(chances, actual.length, classes)
  const losses = multiclassLogLosses(actual, chances, classes)
  return (counts) => {
    const sums = {
      right: new Float64Array(classes),
      actual: new Float64Array(classes),
      predicted: new Float64Array(classes),
    }
    for (let row = 0; row < counts.length; row++) {
      const count = counts[row] as number
      const is = actual[row] as number
      const said = predicted[row] as number
      sums.actual[is] = (sums.actual[is] as number) + count
      sums.predicted[said] = (sums.predicted[said] as number) + count
      if (is === said) sums.right[is] = (sums.right[is] as number) + count
    }
    return { ...classMetrics(sums), logLoss: countedMean(losses, counts) }
  }
}

/** [classes] each: rows answered right, rows of the class, rows said to be of it. */
interface ClassSums {
  right: Float64Array
  actual: Float64Array
  predicted: Float64Array
}

/** Metrics of answers that are one of several classes; at least one row. */
function classMetrics({
  right,
  actual,
  predicted,
}: ClassSums): Pick<CutMetrics, 'accuracy' | 'balancedAccuracy' | 'mcc'> & { macroF1: number } {
  let rows = 0
  let hits = 0
  let f1 = 0
  let recall = 0
  let occurring = 0
  let actualOnes = 0
  /** Sums over the classes of the products of what is and what is said, for the correlation. */
  let crossed = 0
  let actualSquares = 0
  let predictedSquares = 0
  right.forEach((hit, c) => {
    const is = actual[c] as number
    const said = predicted[c] as number
    rows += is
    hits += hit
    f1 += shareOr0(2 * hit, is + said)
    recall += shareOr0(hit, is)
    // F1 is averaged over the classes that occur among the actual or the predicted ones, recall over the actual ones.
    if (is + said > 0) occurring++
    if (is > 0) actualOnes++
    crossed += is * said
    actualSquares += is ** 2
    predictedSquares += said ** 2
  })
  const spread = Math.sqrt(rows ** 2 - actualSquares) * Math.sqrt(rows ** 2 - predictedSquares)
  return {
    accuracy: hits / rows,
    macroF1: f1 / occurring,
    balancedAccuracy: recall / actualOnes,
    mcc: shareOr0(hits * rows - crossed, spread),
  }
}
