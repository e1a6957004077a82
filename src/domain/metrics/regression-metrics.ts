import type { RegressionMetrics } from '../evaluation.ts'

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
  const rows = actual.length
  let total = 0
  for (let row = 0; row < rows; row++) total += actual[row] as number
  const mean = total / rows
  const errors = new Float64Array(rows)
  const deviations = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    errors[row] = (predicted[row] as number) - (actual[row] as number)
    deviations[row] = (actual[row] as number) - mean
  }
  const rmse = rootMeanSquare(errors)
  return {
    rmse,
    mae: meanSize(errors),
    r2: varies(actual) ? r2(rmse, rootMeanSquare(deviations)) : null,
  }
}

/** 1 − rmse² / variance, kept finite. */
function r2(rmse: number, deviation: number): number {
  return Math.max(-Number.MAX_VALUE, 1 - (rmse / deviation) ** 2)
}

function rootMeanSquare(values: Float64Array): number {
  const unit = largestSize(values)
  let sum = 0
  for (const value of values) sum += (value / unit) ** 2
  return unit * Math.sqrt(sum / values.length)
}

function meanSize(values: Float64Array): number {
  const unit = largestSize(values)
  let sum = 0
  for (const value of values) sum += Math.abs(value / unit)
  return unit * (sum / values.length)
}

/** 1 where all are 0. */
function largestSize(values: Float64Array): number {
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value))
  return largest === 0 ? 1 : largest
}

function varies(values: ArrayLike<number>): boolean {
  for (let row = 1; row < values.length; row++) if (values[row] !== values[0]) return true
  return false
}
