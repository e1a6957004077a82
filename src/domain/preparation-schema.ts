import * as v from 'valibot'
import { dateValue } from './date-format.ts'
import { oneOf, plainObject, says, strict, whole, within } from './document-schema.ts'
import { isInRange } from './expectation.ts'
import {
  CATEGORY_ENCODES,
  CATEGORY_IMPUTES,
  DATE_CYCLES,
  DATE_IMPUTES,
  DATE_SEASONS,
  NUMBER_IMPUTES,
  NUMBER_SCALES,
  NUMBER_TRANSFORMS,
} from './preparation-steps.ts'

/** Bins, and buckets of a hash: beyond these nobody could say what an input means. */
export const MOST_BINS = 100
export const MOST_BUCKETS = 4096
/** Words, or characters, of one n-gram. */
export const MOST_WORDS = 5
export const MOST_CHARACTERS = 10
/** Levels put in order by hand. */
export const MOST_ORDERED = 1000

const yesOrNo = v.boolean(says({ type: 'yesOrNo' }))

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

const edges = v.custom<number[]>(
  (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.length < MOST_BINS &&
    value.every((edge, k) =>
      isInRange(edge, { type: 'number', above: k > 0 ? Number(value[k - 1]) : -Infinity }),
    ),
  says({ type: 'ascending', most: MOST_BINS - 1 }),
)

/** Steps of all number columns, or of one. */
export const numberSteps = strict({
  clip: v.exactOptional(v.nullable(clip)),
  impute: v.exactOptional(oneOf(NUMBER_IMPUTES)),
  constant: v.exactOptional(within({})),
  missingFlag: v.exactOptional(yesOrNo),
  bins: v.exactOptional(
    v.nullable(
      v.pipe(
        plainObject({ type: 'objectOrNull', key: 'by' }),
        v.variant(
          'by',
          [
            v.strictObject({ by: oneOf(['width', 'quantile']), count: whole(2, MOST_BINS) }),
            v.strictObject({ by: v.literal('edges'), edges }),
          ],
          says({ type: 'oneOf', values: ['width', 'quantile', 'edges'] }),
        ),
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
  order: v.exactOptional(
    v.pipe(
      v.array(v.string(says({ type: 'text' })), says({ type: 'texts' })),
      v.maxLength(MOST_ORDERED, says({ type: 'texts' })),
    ),
  ),
  minCount: v.exactOptional(within({ whole: true, atLeast: 1 })),
  buckets: v.exactOptional(whole(2, MOST_BUCKETS)),
  seed: v.exactOptional(whole(0, 2 ** 32 - 1)),
})

const day = v.custom<string>(
  (value) => typeof value === 'string' && !Number.isNaN(dateValue(value, 'ymd')),
  says({ type: 'date' }),
)

/** Steps of all date columns, or of one. */
export const dateSteps = strict({
  recency: v.exactOptional(yesOrNo),
  tenure: v.exactOptional(
    v.nullable(
      v.pipe(
        plainObject({ type: 'objectOrNull', key: 'until' }),
        v.variant(
          'until',
          [
            v.strictObject({
              until: v.literal('column'),
              column: v.string(says({ type: 'text' })),
            }),
            v.strictObject({ until: v.literal('date'), date: day }),
          ],
          says({ type: 'oneOf', values: ['column', 'date'] }),
        ),
      ),
    ),
  ),
  year: v.exactOptional(yesOrNo),
  season: v.exactOptional(oneOf(DATE_SEASONS)),
  month: v.exactOptional(oneOf(DATE_CYCLES)),
  dayOfMonth: v.exactOptional(oneOf(DATE_CYCLES)),
  weekday: v.exactOptional(oneOf(DATE_CYCLES)),
  hour: v.exactOptional(oneOf(DATE_CYCLES)),
  impute: v.exactOptional(oneOf(DATE_IMPUTES)),
  constant: v.exactOptional(day),
  missingFlag: v.exactOptional(yesOrNo),
})

/** Sizes of n-grams, or null: none. */
export function gramSizes(most: number) {
  return v.nullable(
    v.pipe(
      strict({ from: whole(1, most), to: whole(1, most) }, { type: 'objectOrNull', key: 'to' }),
      v.rawCheck(({ dataset, addIssue }) => {
        if (!dataset.typed || dataset.value.from <= dataset.value.to) return
        const { value } = dataset
        addIssue({
          message: says({ type: 'number', whole: true, atLeast: value.from, atMost: most }),
          input: value.to,
          path: [{ type: 'object', origin: 'value', input: value, key: 'to', value: value.to }],
        })
      }),
    ),
  )
}

/** Steps of all free text columns, or of one. */
export const textSteps = strict({
  words: v.exactOptional(gramSizes(MOST_WORDS)),
  characters: v.exactOptional(gramSizes(MOST_CHARACTERS)),
  buckets: v.exactOptional(whole(2, MOST_BUCKETS)),
  seed: v.exactOptional(whole(0, 2 ** 32 - 1)),
  lowercase: v.exactOptional(yesOrNo),
  sublinear: v.exactOptional(yesOrNo),
  idf: v.exactOptional(yesOrNo),
  missingFlag: v.exactOptional(yesOrNo),
})

/** Steps of one column, by kind. */
export const columnSteps = strict({
  number: v.exactOptional(numberSteps),
  category: v.exactOptional(categorySteps),
  date: v.exactOptional(dateSteps),
  text: v.exactOptional(textSteps),
})
