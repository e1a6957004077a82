import { booleanWords, booleanOfWord } from './boolean-words.ts'
import { ColumnBuilder } from './column-builder.ts'
import { decimalValue, SHAPE_EMPTY } from './decimal-text.ts'
import { fail, ok, type Result } from './result.ts'
import { cellText, isMissingText, MISSING_MARKERS, type Column, type ColumnKind } from './table.ts'

/** Kinds that show in the texts themselves, whatever their format. */
export type PlainKind = Exclude<ColumnKind, 'date'>

/** Ways to write two words and what is missing; a column of more texts is not looked at for them. */
const MOST_SPELLINGS = 1000

/**
 * What a column holds, over all its rows: `number` if every non-missing cell is a decimal number (so also where
 * every cell is missing), `boolean` if they are two-valued words, else `category`.
 * @param markers trimmed, lower-cased texts that mean "missing"
 */
export function inferKind(column: Column, markers = MISSING_MARKERS): PlainKind {
  const { cells } = column
  if (cells.storage === 'number') {
    return firstNonNumber(column, markers) === undefined ? 'number' : 'category'
  }
  const isWord = (text: string) => !isMissingText(text, markers) && !isDecimal(text.trim())
  if (!cells.dictionary.some(isWord)) return 'number'
  if (cells.dictionary.length > MOST_SPELLINGS) return 'category'
  const texts = cells.dictionary.filter((text) => !isMissingText(text, markers))
  return booleanWords(texts) === undefined ? 'category' : 'boolean'
}

/**
 * The column with the storage that a chosen kind and chosen markers need: numbers for `number` (cells that the
 * markers name become NaN, their text is kept), dictionary-coded text for the others. To be given the column as it
 * was read, not one reinterpreted before.
 *
 * Fails with `notANumber` or `notBoolean` at the first non-missing cell that is not of the kind; boolean takes
 * two-valued words or any two texts.
 * @param markers trimmed, lower-cased texts that mean "missing"
 */
export function reinterpretColumn(
  column: Column,
  kind: PlainKind,
  markers = MISSING_MARKERS,
): Result<Column> {
  if (kind === 'number') {
    const misfit = firstNonNumber(column, markers)
    if (misfit) return fail('notANumber', { target: column.name, ...misfit })
    // Of cells that are numbers, only a marker that is one can make missing ones.
    const unchanged = column.cells.storage === 'number' && !markers.some(isDecimal)
    return ok(unchanged ? column : rebuilt(column, new ColumnBuilder(markers)))
  }
  if (kind === 'boolean') {
    const misfit = firstNonBoolean(column, markers)
    if (misfit) return fail('notBoolean', { column: column.name, ...misfit })
  }
  const unchanged = column.cells.storage === 'text'
  return ok(unchanged ? column : rebuilt(column, ColumnBuilder.ofText()))
}

function rebuilt(column: Column, builder: ColumnBuilder): Column {
  const rows = rowCount(column)
  for (let row = 0; row < rows; row++) builder.add(cellText(column, row))
  return { name: column.name, cells: builder.finish() }
}

function rowCount({ cells }: Column): number {
  return cells.storage === 'text' ? cells.codes.length : cells.values.length
}

function isDecimal(trimmed: string): boolean {
  return !Number.isNaN(decimalValue(trimmed))
}

interface Misfit {
  value: string
  row: number
}

function firstNonNumber(column: Column, markers: readonly string[]): Misfit | undefined {
  const { cells } = column
  if (cells.storage === 'text') {
    return firstMisfit(column, markers, isDecimal)
  }
  if (MISSING_MARKERS.every((marker) => marker === '' || markers.includes(marker))) return undefined
  // What was read as missing may not be under these markers, like "NA" where only "-1" is.
  const row = cells.values.findIndex(
    (value, at) =>
      Number.isNaN(value) &&
      cells.shapes[at] !== SHAPE_EMPTY &&
      !isMissingText(cellText(column, at), markers),
  )
  return row < 0 ? undefined : { value: cellText(column, row), row }
}

/** Two-valued words, or any two texts. */
function firstNonBoolean(column: Column, markers: readonly string[]): Misfit | undefined {
  const misfit = firstMisfit(column, markers, (text) => booleanOfWord(text) !== undefined)
  if (misfit === undefined) return undefined
  const seen = new Set<string>()
  return firstMisfit(column, markers, (text) => seen.add(text.toLowerCase()).size <= 2)
}

function firstMisfit(
  column: Column,
  markers: readonly string[],
  fits: (trimmed: string) => boolean,
): Misfit | undefined {
  const misfits = (text: string) => !isMissingText(text, markers) && !fits(text.trim())
  const { cells } = column
  if (cells.storage === 'text') {
    // Each text once; codes ascend in order of first appearance, so the first misfit has the lowest code.
    const code = cells.dictionary.findIndex(misfits)
    const value = code < 0 ? undefined : cells.dictionary.at(code)
    return value === undefined ? undefined : { value, row: cells.codes.indexOf(code) }
  }
  const row = cells.values.findIndex((_, at) => misfits(cellText(column, at)))
  return row < 0 ? undefined : { value: cellText(column, row), row }
}
