import * as v from 'valibot'
import { ACTIVATION_NAMES, LOSS_NAMES } from './network.ts'
import { count, finite } from './number-schema.ts'
import { MOST_LEVELS } from './recipe-schema.ts'

/** See `Network`. */
export const networkShape = v.strictObject({
  inputs: v.pipe(count, v.minValue(1), v.maxValue(MOST_LEVELS)),
  layers: v.pipe(
    v.array(
      v.strictObject({
        inputs: v.pipe(count, v.minValue(1), v.maxValue(MOST_LEVELS)),
        units: v.pipe(count, v.minValue(1), v.maxValue(1024)),
        activation: v.picklist(ACTIVATION_NAMES),
        dropout: v.pipe(finite, v.minValue(0), v.maxValue(0.95)),
        // Models saved before there was batch normalisation do not say.
        batchNorm: v.optional(v.boolean(), false),
      }),
    ),
    v.minLength(1),
    v.maxLength(9),
  ),
  loss: v.picklist(LOSS_NAMES),
  // Models saved before there was this penalty do not say.
  l1: v.optional(v.pipe(finite, v.minValue(0)), 0),
  l2: v.pipe(finite, v.minValue(0)),
})
