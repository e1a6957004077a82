import { bootstrapIntervals } from '../bootstrap/bootstrap-intervals.ts'
import { percentileIntervals } from '../bootstrap/percentile-interval.ts'
import type { Intervals } from '../evaluation.ts'
import { eachOnce, type CountedMetrics } from '../metrics/row-counts.ts'

/** Rows times classes beyond which intervals of the rankings would take longer than they are worth. */
const MOST_RANKED = 2_000_000

/**
 * Intervals of what one class' chances say about its rows, as `bootstrapIntervals`; all are null beyond `MOST_RANKED`.
 * @param classes that share the time of one
 */
export async function rankedIntervals<Metrics extends Record<keyof Metrics, number | null>>(
  metricsOf: CountedMetrics<Metrics>,
  rows: number,
  pause: () => Promise<void>,
  classes: number,
): Promise<Intervals<Metrics>> {
  if (rows * classes <= MOST_RANKED) return bootstrapIntervals(metricsOf, rows, pause, classes)
  const names = Object.keys(metricsOf(eachOnce(rows))) as (keyof Metrics)[]
  return percentileIntervals(names, [])
}
