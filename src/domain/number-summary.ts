import type { NumberSummary } from './profile.ts'
import type { ValueCounts } from './value-counts.ts'

/** Statistics in float64; undefined without a value. */
export function summarizeNumbers(counted: ValueCounts): NumberSummary | undefined {
  const { values } = counted
  const min = values[0]
  const max = values.at(-1)
  if (min === undefined || max === undefined) return undefined
  return {
    min,
    max,
    ...meanAndStd(counted, min, max),
    quantiles: [
      quantile(counted, 0.05),
      quantile(counted, 0.25),
      quantile(counted, 0.5),
      quantile(counted, 0.75),
      quantile(counted, 0.95),
    ],
    integer: values.every(Number.isInteger),
  }
}

/**
 * Linearly interpolated between the two nearest order statistics: numpy's default, definition 7 of Hyndman and
 * Fan (1996). NaN without a value.
 * @param share 0 to 1
 */
function quantile(counted: ValueCounts, share: number): number {
  const position = share * (counted.total - 1)
  const below = Math.floor(position)
  const low = orderStatistic(counted, below)
  const high = orderStatistic(counted, Math.ceil(position))
  return low + (high - low) * (position - below)
}

/** The value at place `index` (from 0) if all were sorted. */
function orderStatistic({ values, counts }: ValueCounts, index: number): number {
  let passed = 0
  let place = 0
  while (passed + (counts[place] ?? Infinity) <= index) passed += counts[place++] as number
  return values[place] ?? Number.NaN
}

/** Two passes; the second works in a unit whose squares neither overflow nor vanish. */
function meanAndStd(
  { values, counts, total }: ValueCounts,
  min: number,
  max: number,
): { mean: number; std: number } {
  if (min === max) return { mean: min, std: 0 }
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    sum += (values[i] as number) * (counts[i] as number)
  }
  // Rounding may push the mean of nearly equal values just outside them.
  const mean = Math.min(Math.max(sum / total, min), max)
  const largest = Math.max(max - mean, mean - min)
  const unit = largest > 1e100 || largest < 1e-100 ? largest : 1
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const deviation = ((values[i] as number) - mean) / unit
    squares += deviation * deviation * (counts[i] as number)
  }
  return { mean, std: Math.sqrt(squares / total) * unit }
}
