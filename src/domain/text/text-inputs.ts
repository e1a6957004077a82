import { reinterpretColumn } from '../column-kind.ts'
import type { FittedText } from '../recipe.ts'
import { isMissingText, textCells, type Column, type TextCells } from '../table.ts'
import { bucketCounts, bucketOf, countOf } from './bucket-counts.ts'

/** Writes the inputs of a row, `into` holding zeros from `at` on. */
export type RowWriter = (row: number, into: Float32Array | Uint16Array, at: number) => void

/** Reads the texts of a column as fitted; `write` is for rows that are not missing. */
export function textWriter(
  fitted: FittedText,
  column: Column,
): { isMissing: (row: number) => boolean; write: RowWriter } {
  const { codes, dictionary } = textsOf(column)
  const missing = dictionary.map((text) => isMissingText(text, fitted.missing))
  const counts = bucketCounts(dictionary, fitted)
  return {
    isMissing: (row) => missing[codes[row] as number] !== false,
    write: (row, into, at) => {
      writeTextInputs(fitted, counts.of(codes[row] as number), into, at)
    },
  }
}

/** What is done to the counts of a text's buckets. */
export interface CountWeights {
  /** Count c becomes 1 + ln c. */
  sublinear: boolean
  /** [buckets]; absent: all 1 */
  idf?: readonly number[]
}

/**
 * Writes the TF-IDF of a text, of length 1 (as scikit-learn's `TfidfTransformer`); a text without any n-gram stays 0.
 * @param entries of `BucketCounts`
 * @param into zeros from `at` on
 */
export function writeTextInputs(
  { sublinear, idf }: CountWeights,
  entries: Uint32Array,
  into: Float32Array | Float64Array | Uint16Array,
  at: number,
): void {
  const weigh = (entry: number) => {
    const count = countOf(entry)
    return (sublinear ? 1 + Math.log(count) : count) * (idf?.[bucketOf(entry)] ?? 1)
  }
  let squares = 0
  for (const entry of entries) squares += weigh(entry) ** 2
  const length = Math.sqrt(squares)
  for (const entry of entries) into[at + bucketOf(entry)] = weigh(entry) / length
}

/** The texts of a column, also of one that was read as numbers. */
export function textsOf(column: Column): TextCells {
  const known = textCells(column)
  if (known) return known
  const read = reinterpretColumn(column, 'text')
  if (!read.ok || read.value.cells.storage !== 'text') throw new Error('a column without texts')
  return read.value.cells
}
