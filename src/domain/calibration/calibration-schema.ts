import * as v from 'valibot'
import { finite } from '../number-schema.ts'

const chances = v.pipe(
  v.array(v.pipe(finite, v.minValue(0), v.maxValue(1))),
  v.minLength(1),
  v.maxLength(1_000_000),
)

/** A `Calibration` in a foreign model. */
export const calibrationSchema = v.variant('method', [
  v.strictObject({ method: v.literal('platt'), slope: finite, intercept: finite }),
  v.pipe(
    v.strictObject({ method: v.literal('isotonic'), from: chances, to: chances }),
    v.check(({ from, to }) => from.length === to.length, 'as many knots as answers'),
    v.check(
      ({ from, to }) =>
        from.every((chance, k) => k === 0 || chance > (from[k - 1] as number)) &&
        to.every((chance, k) => k === 0 || chance >= (to[k - 1] as number)),
      'knots that rise',
    ),
  ),
])
