import { LARGEST_NUMBER } from './cell-readers.ts'
import type { NumberImpute, NumberScale, ResolvedPreparation } from './experiment.ts'
import type { FittedNumber } from './recipe.ts'

/** Mean and population standard deviation of numbers, with their range. */
export interface Moments {
  mean: number
  std: number
  min: number
  max: number
}

/**
 * Moments by two passes over (value − min) / (max − min): exact for constants, no cancellation for large numbers
 * that differ little (timestamps), no overflow up to 1e300.
 * @param values at least one, finite
 */
export function momentsOf(values: Float64Array): Moments {
  let min = Infinity
  let max = -Infinity
  for (const value of values) {
    if (value < min) min = value
    if (value > max) max = value
  }
  const range = max - min
  if (range === 0) return { mean: min, std: 0, min, max }
  let sum = 0
  for (const value of values) sum += (value - min) / range
  const mean = sum / values.length
  let squares = 0
  for (const value of values) squares += ((value - min) / range - mean) ** 2
  return { mean: min + range * mean, std: range * Math.sqrt(squares / values.length), min, max }
}

/**
 * Learns imputation, then scaling of the imputed column, as scikit-learn's SimpleImputer and scaler in a row do.
 * @param values training rows; NaN where missing
 * @returns undefined if every value is missing
 */
export function fitNumber(
  base: Pick<FittedNumber, 'name' | 'missing' | 'offset' | 'format'>,
  values: Float64Array,
  choice: ResolvedPreparation['number'],
): FittedNumber | undefined {
  const present = presentOf(values)
  if (present.length === 0) return undefined
  const observed = momentsOf(present)
  const integer = present.every(Number.isInteger)
  const median = medianOf(present)
  const impute = imputeValue(choice.impute, choice.constant, observed.mean, median)
  const complete = present.length === values.length ? observed : momentsOf(filled(values, impute))
  return {
    ...base,
    kind: 'number',
    method: choice.scale,
    impute,
    ...scaling(choice.scale, complete),
    min: observed.min,
    max: observed.max,
    median,
    integer,
  }
}

/** A copy without the NaN. Loops, because `filter` and `map` of typed arrays take ten times as long. */
function presentOf(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length)
  let count = 0
  for (const value of values) if (!Number.isNaN(value)) present[count++] = value
  return present.subarray(0, count)
}

function filled(values: Float64Array, substitute: number): Float64Array {
  const complete = new Float64Array(values)
  for (let i = 0; i < complete.length; i++) {
    if (Number.isNaN(complete[i])) complete[i] = substitute
  }
  return complete
}

function imputeValue(method: NumberImpute, constant: number, mean: number, median: number): number {
  if (method === 'mean') return mean
  if (method === 'median') return median
  return Math.max(-LARGEST_NUMBER, Math.min(LARGEST_NUMBER, constant))
}

function scaling(method: NumberScale, moments: Moments): { center: number; scale: number } {
  switch (method) {
    case 'standard':
      return { center: moments.mean, scale: moments.std }
    case 'minMax':
      return { center: moments.min, scale: moments.max - moments.min }
    case 'none':
      return { center: 0, scale: 1 }
  }
}

/** Sorts `values` in place. Even counts: the mean of the two middle values. */
function medianOf(values: Float64Array): number {
  values.sort()
  const upper = values[values.length >> 1] as number
  const lower = values[(values.length - 1) >> 1] as number
  return (lower + upper) / 2
}
