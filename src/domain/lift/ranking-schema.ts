import * as v from 'valibot'
import { count, finite, shareOfOne } from '../number-schema.ts'

/** As many as there are depths, and some more. */
const numbers = v.pipe(v.array(finite), v.maxLength(1000))

/** A `BandedCurve` in a foreign document. */
export const bandedCurveSchema = v.strictObject({ value: numbers, low: numbers, high: numbers })

/** A `Ranking` in a foreign document. */
export const rankingSchema = v.strictObject({
  rows: count,
  positives: count,
  resamples: count,
  depths: numbers,
  gains: bandedCurveSchema,
  lift: bandedCurveSchema,
  tenths: v.pipe(
    v.array(
      v.strictObject({
        rows: count,
        scoreFrom: finite,
        scoreTo: finite,
        positives: finite,
        rate: finite,
        lift: finite,
        cumulativeLift: finite,
        reached: finite,
        ks: finite,
      }),
    ),
    v.maxLength(10),
  ),
  ks: v.strictObject({ value: finite, depth: finite }),
  planned: v.nullable(
    v.strictObject({
      threshold: shareOfOne,
      depth: shareOfOne,
      reached: finite,
      interval: v.strictTuple([finite, finite]),
    }),
  ),
})
