import * as v from 'valibot'
import { oneOf, says, strict, whole, within } from './document-schema.ts'
import {
  CATEGORY_ENCODES,
  CATEGORY_IMPUTES,
  NUMBER_IMPUTES,
  NUMBER_SCALES,
  NUMBER_TRANSFORMS,
} from './preparation-steps.ts'

/** Bins, and buckets of a hash: beyond these nobody could say what an input means. */
export const MOST_BINS = 100
export const MOST_BUCKETS = 4096

const clip = v.pipe(
  strict(
    { by: oneOf(['quantiles', 'values']), lower: within({}), upper: within({}) },
    { type: 'objectOrNull', key: 'upper' },
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { by, lower, upper } = dataset.value
    const wrong = (key: 'lower' | 'upper', range: Parameters<typeof within>[0]) => {
      addIssue({
        message: says({ type: 'number', ...range }),
        input: dataset.value[key],
        path: [
          { type: 'object', origin: 'value', input: dataset.value, key, value: dataset.value[key] },
        ],
      })
    }
    if (by === 'quantiles' && (lower < 0 || lower > 1)) wrong('lower', { atLeast: 0, atMost: 1 })
    else if (upper < lower || (by === 'quantiles' && upper > 1)) {
      wrong('upper', { atLeast: lower, ...(by === 'quantiles' && { atMost: 1 }) })
    }
  }),
)

/** Steps of all number columns, or of one. */
export const numberSteps = strict({
  clip: v.exactOptional(v.nullable(clip)),
  impute: v.exactOptional(oneOf(NUMBER_IMPUTES)),
  constant: v.exactOptional(within({})),
  missingFlag: v.exactOptional(v.boolean(says({ type: 'yesOrNo' }))),
  bins: v.exactOptional(
    v.nullable(
      strict(
        { by: oneOf(['width', 'quantile']), count: whole(2, MOST_BINS) },
        { type: 'objectOrNull', key: 'count' },
      ),
    ),
  ),
  transform: v.exactOptional(oneOf(NUMBER_TRANSFORMS)),
  scale: v.exactOptional(oneOf(NUMBER_SCALES)),
})

/** Steps of all category columns, or of one. */
export const categorySteps = strict({
  impute: v.exactOptional(oneOf(CATEGORY_IMPUTES)),
  constant: v.exactOptional(v.string(says({ type: 'text' }))),
  encode: v.exactOptional(oneOf(CATEGORY_ENCODES)),
  minCount: v.exactOptional(within({ whole: true, atLeast: 1 })),
  buckets: v.exactOptional(whole(2, MOST_BUCKETS)),
  seed: v.exactOptional(whole(0, 2 ** 32 - 1)),
})

/** Steps of one column, by kind. */
export const columnSteps = strict({
  number: v.exactOptional(numberSteps),
  category: v.exactOptional(categorySteps),
})
