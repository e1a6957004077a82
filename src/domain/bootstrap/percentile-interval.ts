import type { Interval } from '../evaluation.ts'
import { quantileOf } from '../quantile.ts'

/**
 * Between the 2.5% and the 97.5% quantile of a metric's values over resamples; null where fewer than half of them
 * define it.
 * @param drawn null where the metric was undefined
 */
export function percentileInterval(drawn: readonly (number | null)[]): Interval | null {
  const values = Float64Array.from(drawn.filter((value) => value !== null)).sort()
  if (values.length === 0 || 2 * values.length < drawn.length) return null
  return [quantileOf(values, 0.025), quantileOf(values, 0.975)]
}

/** The interval of each metric from its values in each resample. */
export function percentileIntervals<Metrics extends object>(
  names: readonly (keyof Metrics)[],
  drawn: readonly Metrics[],
): { [Name in keyof Metrics]: Interval | null } {
  const intervals = names.map((name) => [
    name,
    percentileInterval(drawn.map((metrics) => metrics[name] as number | null)),
  ])
  return Object.fromEntries(intervals) as { [Name in keyof Metrics]: Interval | null }
}
