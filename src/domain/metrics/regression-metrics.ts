import type { RegressionMetrics } from '../evaluation.ts'
import { countedMean, eachOnce, type CountedMetrics, type RowCounts } from './row-counts.ts'

/**
 * Root mean squared error, mean absolute error and R² by scikit-learn's definitions, in the target's own unit.
 * Errors are summed in units of the largest one, so that targets near 1e300 do not overflow.
 * @param actual [rows], at least one
 * @param predicted [rows]
 */
export function regressionMetrics(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
): RegressionMetrics {
  return countedRegressionMetrics(actual, predicted)(eachOnce(actual.length))
}

/** The same for any counts of the rows. */
export function countedRegressionMetrics(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
): CountedMetrics<RegressionMetrics> {
  const errors = Float64Array.from({ length: actual.length }, (_, row) =>
    Math.abs((predicted[row] as number) - (actual[row] as number)),
  )
  const unit = errors.reduce((a, b) => Math.max(a, b), 0) || 1
  const sizes = errors.map((error) => error / unit)
  const squares = sizes.map((size) => size ** 2)
  return (counts) => {
    const rmse = unit * Math.sqrt(countedMean(squares, counts))
    return {
      rmse,
      mae: unit * countedMean(sizes, counts),
      r2: varies(actual, counts) ? r2(rmse, standardDeviation(actual, counts)) : null,
    }
  }
}

/** 1 − rmse² / variance, kept finite. */
function r2(rmse: number, deviation: number): number {
  return Math.max(-Number.MAX_VALUE, 1 - (rmse / deviation) ** 2)
}

/** Of the population; above 0, because the values vary. */
function standardDeviation(values: ArrayLike<number>, counts: RowCounts): number {
  const mean = countedMean(values, counts)
  let unit = 0
  for (let row = 0; row < counts.length; row++) {
    if (counts[row] !== 0) unit = Math.max(unit, Math.abs((values[row] as number) - mean))
  }
  let sum = 0
  let rows = 0
  for (let row = 0; row < counts.length; row++) {
    const count = counts[row] as number
    // A row that does not count may lie so many units away that its square overflows.
    if (count === 0) continue
    const deviation = ((values[row] as number) - mean) / unit
    sum += count * deviation * deviation
    rows += count
  }
  return unit * Math.sqrt(sum / rows)
}

function varies(values: ArrayLike<number>, counts: RowCounts): boolean {
  const first = values[counts.findIndex((count) => count > 0)]
  for (let row = 0; row < counts.length; row++) {
    if (counts[row] !== 0 && values[row] !== first) return true
  }
  return false
}
