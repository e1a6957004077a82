import * as v from 'valibot'
import { ENGINE_NAMES } from './experiment.ts'
import { count, finite } from './number-schema.ts'
import { text } from './recipe-schema.ts'
import { ENGINE_REASONS } from './training.ts'

/** What trained a model, and why it was that. */
export const engineInfo = v.strictObject({
  name: v.picklist(ENGINE_NAMES),
  backend: text,
  adapter: v.nullable(text),
  reason: v.picklist(ENGINE_REASONS),
  threads: v.exactOptional(count),
  timings: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ engine: v.picklist(ENGINE_NAMES), msPerStep: finite })),
      v.maxLength(ENGINE_NAMES.length),
    ),
  ),
})
