import * as v from 'valibot'
import { count, finite } from '../number-schema.ts'
import { MOST_LEVELS, text } from '../recipe-schema.ts'

/** `Importance` as it lies in a file. */
export const importanceSchema = v.strictObject({
  metric: v.picklist(['rocAuc', 'accuracy', 'rmse']),
  score: v.nullable(finite),
  rows: count,
  ofRows: count,
  repeats: count,
  seed: count,
  columns: v.pipe(
    v.array(v.strictObject({ name: text, loss: finite, interval: v.tuple([finite, finite]) })),
    v.maxLength(MOST_LEVELS),
  ),
})
