import type { Calibration } from './calibration/calibration.ts'
import type { DateFormat } from './date-format.ts'
import { dateInputCount, type FittedDateParts } from './date-inputs.ts'
import type { NumberFormat } from './number-format.ts'
import type { LoneEnds } from './privacy/lone-ends.ts'
import type { Generalisation } from './privacy/privacy-step.ts'
import type { NumberScale } from './preparation-steps.ts'
import type { GramSizes } from './text/grams.ts'

/**
 * How raw columns become numbers, with everything that was learnt **from the training rows only**.
 * Plain JSON: it is saved with the model and applied unchanged to new rows.
 */
export interface FittedRecipe {
  /** Feature columns in table order. */
  columns: FittedColumn[]
  target: FittedTarget
  /** One per input of the network, like "age" or "job = admin." or "job = (other)". */
  inputNames: string[]
  /** One per input: the row that reasons are counted from, see `meanInputs`; absent in models saved before. */
  baseline?: number[]
}

export type FittedColumn =
  FittedNumber | FittedCategory | FittedHashed | FittedBoolean | FittedDate | FittedText

interface FittedBase {
  name: string
  /** Lower-cased, trimmed texts that mean "missing" here. */
  missing: string[]
  /** Position of this column's first input. */
  offset: number
  /** Done first to every text that is not missing; absent: nothing. */
  generalise?: Generalisation
}

/**
 * input = (power(clipped value) − center) / scale; `scale` 0 (a constant column) gives 0. With `edges` there is one
 * input per bin instead. With `flag` one more input follows, 1 where the cell was missing.
 */
export interface FittedNumber extends FittedBase {
  kind: 'number'
  method: NumberScale
  /** What a missing cell becomes, in the column's own unit. */
  impute: number
  center: number
  scale: number
  /** Median and range of the training rows, without the few at either end: see `fitNumber`; what the form offers. */
  min: number
  max: number
  median: number
  integer: boolean
  /** Numbers beyond become these; absent: none do. */
  clip?: { lower: number; upper: number }
  /** Absent: the number itself. */
  power?: FittedPower
  /** Ascending; bin k holds numbers from edge k − 1 (included) up to edge k. */
  edges?: number[]
  flag?: true
  /** Of the smallest and largest number, where scale, clip or bins give them away; absent: of none, or not known. */
  alone?: LoneEnds
  /** How its numbers are written; absent: in plain decimals. */
  format?: NumberFormat
}

/** See `numberInput`. */
export type FittedPower = { name: 'log' } | { name: 'yeoJohnson'; lambda: number }

/**
 * One input per level, in code-point order (or one given by hand), plus one for "other" if `other`, plus one for a missing cell if
 * `missingLevel`. With `encode: 'ordinal'` it is one input instead: place / (places − 1), where the places are those of
 * the levels, then that of a missing cell; what has no place is one step below the first.
 */
export interface FittedCategory extends FittedBase {
  kind: 'category'
  impute: string
  levels: string[]
  /** Counts of `levels` among training rows, same order. */
  counts: number[]
  other: boolean
  /** A missing cell is a level of its own; else it becomes `impute`. */
  missingLevel?: true
  /** Absent: one-hot. */
  encode?: 'ordinal'
}

/** One input per bucket of `hashText`; the levels themselves are not kept. */
export interface FittedHashed extends FittedBase {
  kind: 'hashed'
  impute: string
  buckets: number
  seed: number
  /** A missing cell has one more input of its own; else it becomes `impute`. */
  missingLevel?: true
}

/** How many inputs of the network a column becomes. */
export function inputCount(column: FittedColumn): number {
  switch (column.kind) {
    case 'number':
      return (binCount(column) ?? 1) + (column.flag ? 1 : 0)
    case 'category':
      return column.encode === 'ordinal' ? 1 : levelCount(column)
    case 'hashed':
      return column.buckets + (column.missingLevel ? 1 : 0)
    case 'text':
      return column.buckets + (column.flag ? 1 : 0)
    case 'date':
      return dateInputCount(column)
    case 'boolean':
      return 1
  }
}

/** Whether a table has every column that a model was trained on, its target included. */
export function hasColumnsOf(
  table: readonly { name: string }[],
  { columns, target }: FittedRecipe,
): boolean {
  const names = new Set(table.map(({ name }) => name))
  return [target, ...columns].every(({ name }) => names.has(name))
}

/** Bins of a number column that has some. */
export function binCount({ edges }: FittedNumber): number | undefined {
  return edges && edges.length + 1
}

/** Levels of a category, those for what is rare and what is missing included. */
export function levelCount({ levels, other, missingLevel }: FittedCategory): number {
  return levels.length + (other ? 1 : 0) + (missingLevel ? 1 : 0)
}

/** What becomes of it is said by its parts. Without a part that is an input it only serves other columns. */
export interface FittedDate extends FittedBase, FittedDateParts {
  kind: 'date'
  format: DateFormat
  /** Earliest time of the training rows. */
  oldest: number
  /** Of the earliest and latest date; absent: neither, or not known. */
  alone?: LoneEnds
}

/** One input: 1 for `trueText` and its synonyms, 0 for `falseText` and its synonyms. */
export interface FittedBoolean extends FittedBase {
  kind: 'boolean'
  impute: 0 | 1
  trueText: string
  falseText: string
}

/**
 * One input per bucket of hashed n-grams: their TF-IDF, of length 1; see `text-inputs.ts`. No word is kept. A missing
 * cell has none; with `flag` one more input follows, 1 where the cell was missing.
 */
export interface FittedText extends FittedBase {
  kind: 'text'
  words: GramSizes | null
  characters: GramSizes | null
  buckets: number
  seed: number
  lowercase: boolean
  /** Of `Intl.Segmenter`, for words that are not set apart. */
  locale: string
  sublinear: boolean
  /** [buckets]; absent: all 1. */
  idf?: number[]
  flag?: true
}

export type FittedTarget =
  | {
      task: 'binary'
      name: string
      classes: [string, string]
      positive: string
      missing: string[]
      /** How a chance is made of a logit, where not by the sigmoid alone; the one part learnt from validation rows. */
      calibration?: Calibration
    }
  | { task: 'multiclass'; name: string; classes: string[]; missing: string[] }
  | {
      task: 'regression'
      name: string
      /** Mean and population standard deviation of the training targets. */
      mean: number
      std: number
      /** Of the training targets; a model does not keep them. */
      min?: number
      max?: number
      missing: string[]
    }

/** How the positive or the other answer of a question with two is called; empty of other questions. */
export function answerOf(target: FittedTarget, isPositive: boolean): string {
  if (target.task !== 'binary') return ''
  const { classes, positive } = target
  return isPositive ? positive : (classes.find((text) => text !== positive) ?? '')
}

/** What the recipe left out, and why: shown in Prepare. */
export interface LeftOutColumn {
  name: string
  reason: (typeof LEFT_OUT_REASONS)[number]
}

export const LEFT_OUT_REASONS = [
  'target',
  'constant',
  'idLike',
  'allMissing',
  'role',
  'value',
  'treatment',
  'manyLevels',
  'split',
] as const
