import type { Interval } from '../evaluation.ts'
import { quantileOf } from '../quantile.ts'

/** A curve over `depths`, with the 2.5% and 97.5% quantiles of the resampled ones. */
export interface BandedCurve {
  value: number[]
  low: number[]
  high: number[]
}

/**
 * The 95% percentile interval of resampled values. Resamples in which they are undefined (NaN) do not count.
 * @param drawn at least one number among them; sorted in place
 */
export function intervalOf(drawn: Float64Array): Interval {
  drawn.sort()
  // NaN sorts to the end.
  const end = drawn.findLastIndex((value) => !Number.isNaN(value)) + 1
  const defined = drawn.subarray(0, end)
  return [quantileOf(defined, 0.025), quantileOf(defined, 0.975)]
}

/**
 * Puts a band around a curve.
 * @param at the value of a resample at a depth, NaN where undefined
 */
export function bandAround(
  value: number[],
  resamples: number,
  at: (resample: number, depth: number) => number,
): BandedCurve {
  const low: number[] = []
  const high: number[] = []
  const drawn = new Float64Array(resamples)
  value.forEach((_, depth) => {
    for (let resample = 0; resample < resamples; resample++) drawn[resample] = at(resample, depth)
    const [least, most] = intervalOf(drawn)
    low.push(least)
    high.push(most)
  })
  return { value, low, high }
}

/**
 * A value between the depths of a curve that begins at 0.
 * @param curve [depths] at equal distances, the last at depth 1
 * @param depth 0 to 1
 */
export function between(curve: ArrayLike<number>, depth: number): number {
  const place = depth * curve.length - 1
  const below = Math.floor(place)
  const from = below < 0 ? 0 : (curve[below] as number)
  const to = curve[Math.min(below + 1, curve.length - 1)] as number
  return from + (to - from) * (place - below)
}
