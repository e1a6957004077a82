import * as v from 'valibot'
import { count, finite } from '../number-schema.ts'

const share = v.pipe(finite, v.minValue(0), v.maxValue(1))
const curve = v.pipe(v.array(finite), v.maxLength(1000))

/** A 95% interval in a foreign document. */
export const intervalSchema = v.strictTuple([finite, finite])

/** A `BandedCurve` in a foreign document. */
export const bandedCurve = v.strictObject({ value: curve, low: curve, high: curve })

/** Depths of curves. */
export const depths = v.pipe(v.array(share), v.maxLength(1000))

const tenth = v.strictObject({
  rows: count,
  scoreFrom: finite,
  scoreTo: finite,
  positives: finite,
  rate: share,
  lift: finite,
  cumulativeLift: finite,
  reached: finite,
  ks: finite,
})

/** A `Ranking` in a foreign document. */
export const rankingSchema = v.strictObject({
  rows: count,
  positives: count,
  resamples: count,
  depths,
  gains: bandedCurve,
  lift: bandedCurve,
  tenths: v.pipe(v.array(tenth), v.maxLength(100)),
  ks: v.strictObject({ value: finite, depth: share }),
  planned: v.nullable(
    v.strictObject({
      threshold: share,
      depth: share,
      reached: finite,
      interval: intervalSchema,
    }),
  ),
})
