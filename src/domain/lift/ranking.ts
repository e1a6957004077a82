import { isEnough } from '../enough-rows.ts'
import type { Interval } from '../evaluation.ts'
import { bandAround, between, intervalOf, type BandedCurve } from './band.ts'
import { rowsFrom, sumAt, type RankedRows } from './ranked-rows.ts'
import { curveOf, DEPTHS, RESAMPLES, type ResampledCurves } from './resampled-curves.ts'
import { largestDistance, tenthsOf, type Tenth } from './tenths.ts'

/**
 * How well scores put the positive rows first, measured on test rows.
 *
 * Cumulative gains at depth d: the share of all positive rows among the first d of the list. Lift at depth d: gains
 * divided by d, so 3 means three times as many positives as in a list drawn by chance. Both count rows of one score as
 * one group and are linear inside it.
 */
export interface Ranking {
  rows: number
  positives: number
  resamples: number
  /** Shares of the list, the same for both curves; gains at depth 0 are 0. */
  depths: number[]
  gains: BandedCurve
  lift: BandedCurve
  tenths: Tenth[]
  /** The largest distance between the share of positives and the share of others reached, and at which depth. */
  ks: { value: number; depth: number }
  /** What the list of all that score at or above the threshold reaches; null where there is no threshold. */
  planned: { threshold: number; depth: number; reached: number; interval: Interval } | null
}

/**
 * @param curves of the same rows
 * @param threshold null: no planned list
 * @returns null with fewer than 20 rows, or fewer than 10 of either answer
 */
export function rankingOf(
  ranked: RankedRows,
  curves: ResampledCurves,
  threshold: number | null,
): Ranking | null {
  if (!canBeRanked(ranked)) return null
  const { rows, positives } = ranked
  const gains = gainsOf(ranked)
  // Of a resample without positives nothing is defined: 0 / 0.
  const gained = (resample: number, depth: number) => {
    const reached = curveOf(curves.positives, resample)
    return (reached[depth] as number) / (reached[DEPTHS.length - 1] as number)
  }
  const lift = gains.map((share, i) => share / (DEPTHS[i] as number))
  return {
    rows,
    positives,
    resamples: RESAMPLES,
    depths: [...DEPTHS],
    gains: bandAround(gains, RESAMPLES, gained),
    lift: bandAround(lift, RESAMPLES, (resample, depth) => {
      return gained(resample, depth) / (DEPTHS[depth] as number)
    }),
    tenths: tenthsOf(ranked),
    ks: largestDistance(ranked),
    planned: threshold === null ? null : plannedAt(ranked, curves, threshold),
  }
}

/** [depths] The share of all positive rows among the first of the list. @param ranked with a positive row */
export function gainsOf(ranked: RankedRows): number[] {
  const { rows, positives, positivesTo } = ranked
  return DEPTHS.map((depth) => sumAt(ranked, positivesTo, depth * rows) / positives)
}

/** Whether there are rows enough for curves to say anything. */
export function canBeRanked({ rows, positives }: RankedRows): boolean {
  return isEnough(rows, positives)
}

function plannedAt(
  ranked: RankedRows,
  { positives }: ResampledCurves,
  threshold: number,
): Ranking['planned'] {
  const contacted = rowsFrom(ranked, threshold)
  const depth = contacted / ranked.rows
  const drawn = Float64Array.from({ length: RESAMPLES }, (_, resample) => {
    const reached = curveOf(positives, resample)
    return between(reached, depth) / (reached[DEPTHS.length - 1] as number)
  })
  return {
    threshold,
    depth,
    reached: sumAt(ranked, ranked.positivesTo, contacted) / ranked.positives,
    interval: intervalOf(drawn),
  }
}
