import * as v from 'valibot'

/** Any number but NaN and the infinities. */
export const finite = v.pipe(v.number(), v.finite())

/** A whole number from 0. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Milliseconds since 1970, as far as a `Date` reaches. */
export const moment = v.pipe(count, v.maxValue(8.64e15))

/** A running number; far more than anybody counts to, and one more is still another number. */
export const ordinal = v.pipe(count, v.minValue(1), v.maxValue(1_000_000_000))

/** How the numbers of a column are written. */
export const numberFormat = v.strictObject({
  decimal: v.picklist(['point', 'comma']),
  unit: v.pipe(v.string(), v.maxLength(100_000)),
})

/** What a `Date` can hold. */
export const time = v.pipe(finite, v.minValue(-8.64e15), v.maxValue(8.64e15))

/** From 0 to 1. */
export const shareOfOne = v.pipe(finite, v.minValue(0), v.maxValue(1))
