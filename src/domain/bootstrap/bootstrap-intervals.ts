import { LEAST_ROWS } from '../enough-rows.ts'
import type { Intervals } from '../evaluation.ts'
import { eachOnce, type CountedMetrics } from '../metrics/row-counts.ts'
import { resampleRows } from '../random.ts'
import { percentileIntervals } from './percentile-interval.ts'

const SEED = 0
const MOST_RESAMPLES = 1000
/** The ends of an interval are quantiles, and of fewer resamples they would jump about. */
const LEAST_RESAMPLES = 100
/** Rows drawn in all, about two seconds' worth. */
const MOST_DRAWS = 80_000_000
/** Rows drawn between two pauses: some 20 ms. */
const DRAWS_PER_PAUSE = 1_000_000

/**
 * How often rows are drawn anew: 1,000 times up to 80,000 rows; beyond that the time stays the same instead,
 * 80 million draws in all (400 times for 200,000 rows), down to 100 times from 800,000 rows on.
 */
export function resampleCount(rows: number): number {
  const affordable = Math.floor(MOST_DRAWS / rows)
  return Math.min(MOST_RESAMPLES, Math.max(LEAST_RESAMPLES, affordable))
}

/**
 * The 95% percentile bootstrap interval (Efron 1979) of each metric: between the 2.5% and the 97.5% quantile of
 * its values over resamples of the rows. Always the same for the same rows and answers. A resample in which a
 * metric is undefined does not count for that metric; null if that leaves fewer than half, and with fewer
 * than `LEAST_ROWS` rows.
 * @param pause awaited every few ten milliseconds
 * @param passes how many calls share the time that one alone would take: all draw accordingly less often
 */
export async function bootstrapIntervals<Metrics extends Record<keyof Metrics, number | null>>(
  metricsOf: CountedMetrics<Metrics>,
  rows: number,
  pause: () => Promise<void>,
  passes = 1,
): Promise<Intervals<Metrics>> {
  const resamples = rows < LEAST_ROWS ? 0 : resampleCount(passes * rows)
  const perPause = Math.max(1, Math.floor(DRAWS_PER_PAUSE / rows))
  const counts = eachOnce(rows)
  const names = Object.keys(metricsOf(counts)) as (keyof Metrics)[]
  const drawn: Metrics[] = []
  for (let resample = 0; resample < resamples; resample++) {
    if (resample % perPause === 0) await pause()
    resampleRows(SEED, resample, counts)
    drawn.push(metricsOf(counts))
  }
  return percentileIntervals(names, drawn)
}
