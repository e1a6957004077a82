import * as v from 'valibot'
import { calibrationSchema } from './calibration/calibration-schema.ts'
import { CALENDAR_PARTS } from './calendar.ts'
import { DATE_FORMATS } from './date-format.ts'
import { count, finite, numberFormat, time } from './number-schema.ts'
import {
  gramSizes,
  MOST_BINS,
  MOST_BUCKETS,
  MOST_CHARACTERS,
  MOST_WORDS,
} from './preparation-schema.ts'
import { NUMBER_SCALES } from './preparation-steps.ts'
import { LONE_ENDS } from './privacy/lone-ends.ts'
import { generalise } from './privacy/privacy-schema.ts'

/** Levels of a category, and inputs of all columns together. */
export const MOST_LEVELS = 20_000

export const text = v.pipe(v.string(), v.maxLength(100_000))
const texts = v.pipe(v.array(text), v.maxLength(MOST_LEVELS))

const alone = v.exactOptional(v.picklist(LONE_ENDS))

const fittedDatePart = v.variant('part', [
  v.strictObject({ part: v.literal('recency') }),
  v.strictObject({
    part: v.literal('tenure'),
    reference: v.union([
      v.strictObject({ column: text, missing: texts, format: v.picklist(DATE_FORMATS) }),
      v.strictObject({ time }),
    ]),
    impute: finite,
    center: finite,
    scale: finite,
  }),
  v.strictObject({ part: v.literal('year'), center: finite, scale: finite }),
  v.strictObject({
    part: v.picklist(CALENDAR_PARTS),
    as: v.picklist(['oneHot', 'cyclic']),
  }),
  v.strictObject({ part: v.literal('missing') }),
])
/** `Intl.Segmenter` throws at others. */
const locale = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))

/** See `FittedColumn`. */
export const fittedColumn = v.variant('kind', [
  v.strictObject({
    kind: v.literal('number'),
    name: text,
    missing: texts,
    offset: count,
    generalise,
    method: v.picklist(NUMBER_SCALES),
    impute: finite,
    center: finite,
    scale: finite,
    min: finite,
    max: finite,
    median: finite,
    integer: v.boolean(),
    clip: v.exactOptional(v.strictObject({ lower: finite, upper: finite })),
    power: v.exactOptional(
      v.variant('name', [
        v.strictObject({ name: v.literal('log') }),
        v.strictObject({ name: v.literal('yeoJohnson'), lambda: finite }),
      ]),
    ),
    edges: v.exactOptional(v.pipe(v.array(finite), v.maxLength(MOST_BINS - 1))),
    flag: v.exactOptional(v.literal(true)),
    alone,
    format: v.exactOptional(numberFormat),
  }),
  v.strictObject({
    kind: v.literal('category'),
    name: text,
    missing: texts,
    offset: count,
    generalise,
    impute: text,
    levels: texts,
    counts: v.pipe(v.array(count), v.maxLength(MOST_LEVELS)),
    other: v.boolean(),
    missingLevel: v.exactOptional(v.literal(true)),
    encode: v.exactOptional(v.literal('ordinal')),
  }),
  v.strictObject({
    kind: v.literal('hashed'),
    name: text,
    missing: texts,
    offset: count,
    generalise,
    impute: text,
    buckets: v.pipe(count, v.minValue(2), v.maxValue(MOST_BUCKETS)),
    seed: v.pipe(count, v.maxValue(2 ** 32 - 1)),
    missingLevel: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({
    kind: v.literal('boolean'),
    name: text,
    missing: texts,
    offset: count,
    generalise,
    impute: v.picklist([0, 1]),
    trueText: text,
    falseText: text,
  }),
  v.strictObject({
    kind: v.literal('text'),
    name: text,
    missing: texts,
    offset: count,
    generalise,
    words: gramSizes(MOST_WORDS),
    characters: gramSizes(MOST_CHARACTERS),
    buckets: v.pipe(count, v.minValue(2), v.maxValue(MOST_BUCKETS)),
    seed: v.pipe(count, v.maxValue(2 ** 32 - 1)),
    lowercase: v.boolean(),
    locale,
    sublinear: v.boolean(),
    idf: v.exactOptional(v.pipe(v.array(finite), v.maxLength(MOST_BUCKETS))),
    flag: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({
    kind: v.literal('date'),
    name: text,
    missing: texts,
    offset: count,
    generalise,
    format: v.picklist(DATE_FORMATS),
    newest: time,
    oldest: time,
    alone,
    impute: time,
    center: finite,
    scale: finite,
    parts: v.exactOptional(v.pipe(v.array(fittedDatePart), v.maxLength(12))),
  }),
])

/** See `FittedTarget`. */
const fittedTarget = v.variant('task', [
  v.strictObject({
    task: v.literal('binary'),
    name: text,
    classes: v.tuple([text, text]),
    positive: text,
    missing: texts,
    calibration: v.exactOptional(calibrationSchema),
  }),
  v.strictObject({
    task: v.literal('multiclass'),
    name: text,
    classes: v.pipe(v.array(text), v.minLength(2), v.maxLength(1000)),
    missing: texts,
  }),
  v.strictObject({
    task: v.literal('regression'),
    name: text,
    mean: finite,
    std: finite,
    min: v.exactOptional(finite),
    max: v.exactOptional(finite),
    missing: texts,
  }),
])

/** See `FittedRecipe`. */
export const fittedRecipe = v.strictObject({
  columns: v.pipe(v.array(fittedColumn), v.minLength(1), v.maxLength(MOST_LEVELS)),
  target: fittedTarget,
  inputNames: v.pipe(v.array(text), v.minLength(1), v.maxLength(MOST_LEVELS)),
  baseline: v.exactOptional(v.pipe(v.array(finite), v.maxLength(MOST_LEVELS))),
})
