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
