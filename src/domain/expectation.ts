/**
 * What a key of a document may hold, as plain data: a failure carries it, and `src/messages/` puts it into
 * words ("a number above 0 and at most 10").
 */
export type Expectation =
  | NumberRange
  | { type: 'oneOf'; values: readonly string[] }
  | { type: 'text' }
  /** Not empty; in characters. */
  | { type: 'textUpTo'; most: number }
  /** A text like "2024-01-31". */
  | { type: 'date' }
  | { type: 'texts' }
  /** Ascending, no two the same. */
  | { type: 'ascending'; most: number }
  | { type: 'yesOrNo' }
  | { type: 'object' }
  /** An object that holds the key named, or null for "off". */
  | { type: 'objectOrNull'; key: string }
  | { type: 'layers'; most: number }
  /** Whole numbers from 0, each at most once. */
  | { type: 'rowNumbers' }
  /** Three shares that add up to 1. */
  | { type: 'shares' }
  /** ISO 4217. */
  | { type: 'currency' }
  /** A number from 0, or an object that names a column. */
  | { type: 'amountOrColumn' }
  | { type: 'scenarios'; most: number }
  | { type: 'numbers' }
  /** Lists of numbers and texts, one for each column named. */
  | { type: 'madeRows'; most: number }

/** `above` and `below` exclude the bound, `atLeast` and `atMost` include it. */
export interface NumberRange {
  type: 'number'
  whole?: boolean
  above?: number
  atLeast?: number
  below?: number
  atMost?: number
}

/** Whether a value is a finite number within the range. */
export function isInRange(value: unknown, range: NumberRange): value is number {
  return (
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (range.whole !== true || Number.isInteger(value)) &&
    value > (range.above ?? -Infinity) &&
    value >= (range.atLeast ?? -Infinity) &&
    value < (range.below ?? Infinity) &&
    value <= (range.atMost ?? Infinity)
  )
}
