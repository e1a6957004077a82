import * as v from 'valibot'

/** Any number but NaN and the infinities. */
export const finite = v.pipe(v.number(), v.finite())

/** A whole number from 0. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))
