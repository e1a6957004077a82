import { Z_95 } from './normal-distribution.ts'

/** A quantity with its 95% interval. */
export interface Estimate {
  value: number
  low: number
  high: number
}

/** A share with Wilson's (1927) score interval. `rows` is at least 1. */
export function wilson(successes: number, rows: number): Estimate {
  const value = successes / rows
  const z2 = Z_95 * Z_95
  const scale = 1 + z2 / rows
  const centre = (value + z2 / (2 * rows)) / scale
  const half = (Z_95 * Math.sqrt((value * (1 - value)) / rows + z2 / (4 * rows * rows))) / scale
  // Rounding may leave an end a hair beyond the share itself.
  return {
    value,
    low: Math.max(0, Math.min(value, centre - half)),
    high: Math.min(1, Math.max(value, centre + half)),
  }
}

/** A mean with its interval by the normal approximation; the spread is the sample's (n − 1). */
export function meanEstimate(sum: number, sumOfSquares: number, rows: number): Estimate {
  const value = sum / rows
  const variance = rows < 2 ? 0 : Math.max(0, sumOfSquares - rows * value * value) / (rows - 1)
  const half = Z_95 * Math.sqrt(variance / rows)
  return { value, low: value - half, high: value + half }
}

/** An estimate times a number, which may be negative. */
export function scaled({ value, low, high }: Estimate, factor: number): Estimate {
  const ends = [low * factor, high * factor]
  return { value: value * factor, low: Math.min(...ends), high: Math.max(...ends) }
}

/** The same estimate, shifted. */
export function shifted({ value, low, high }: Estimate, by: number): Estimate {
  return { value: value + by, low: low + by, high: high + by }
}

/**
 * The difference of two independent estimates, its interval put together from theirs (the method of variance
 * estimates recovery, Zou & Donner 2008). Of two Wilson intervals it is Newcombe's (1998) hybrid score interval,
 * his method 10.
 */
export function differenceOf(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  }
}
