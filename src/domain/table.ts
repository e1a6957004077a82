import { SHAPE_EMPTY, SHAPE_EXCEPTION, shapedText } from './decimal-text.ts'
import type { Texts } from './texts.ts'

/**
 * A table as it was read: typed columns with internal ids `c0…cN` (their position);
 * the names that people see are data beside them. Text as read can always be had back by `cellText`.
 */

/** What a column holds. */
export type ColumnKind = 'number' | 'category' | 'boolean' | 'date' | 'text'

/** How a column is used. Only `feature` columns become inputs. */
export type ColumnRole =
  'feature' | 'id' | 'ignore' | 'weight' | 'group' | 'time' | 'treatment' | 'value'

/** Every non-missing trimmed cell is a number: a plain decimal one, one in the format of the column, or a time. */
export interface NumberCells {
  storage: 'number'
  /** Length rows; NaN where the cell is missing. Of dates milliseconds since 1970, UTC. */
  values: Float64Array<ArrayBuffer>
  /**
   * Length rows; how the text looked, see `decimal-text.ts`: 0 the shortest form (`String(value)`), 1 + d fixed
   * with d decimals, …, `SHAPE_EMPTY` an empty cell, `SHAPE_EXCEPTION` see `exceptions`.
   */
  shapes: Uint8Array<ArrayBuffer>
  /**
   * Row → text exactly as read, for the few cells that no shape describes ("+5", "1E3", " 7 ", whole numbers
   * beyond 2^53, whose `values` are the nearest double).
   */
  exceptions: Map<number, string>
  /** The texts of dates and of numbers in a format of their own ("1.234,50 €"); `shapes` and `exceptions` are empty then. */
  written?: TextCells
}

/** Dictionary-coded text. */
export interface TextCells {
  storage: 'text'
  /** Length rows; index into `dictionary`. */
  codes: Uint32Array<ArrayBuffer>
  /** Texts exactly as read, each once, in order of first appearance; may contain missing markers. */
  dictionary: Texts
}

export interface Column {
  /** As shown after reading: trimmed; `column 3` for an empty header, `a (2)` for a repeated one. */
  name: string
  cells: NumberCells | TextCells
}

export interface Table {
  /** Non-blank records after the header, unreadable ones included: row numbers count these from 0. */
  rows: number
  columns: Column[]
  /** Row numbers of records that could not be read (wrong number of cells); their cells count as missing. */
  unreadable: number[]
  /**
   * Row → an unreadable record's own cells exactly as read, cut to the number of columns; too few where it had too
   * few. Reading keeps those of the first 10,000 such records, in 16 million characters; absent: none.
   */
  unreadableCells?: ReadonlyMap<number, readonly string[]>
}

/** Texts that mean "missing" unless a column says otherwise; compared trimmed and in any case. */
export const MISSING_MARKERS: readonly string[] = ['', 'na', 'n/a', 'nan', 'null', '?']

/**
 * Whether a cell's text means "missing". `markers` are trimmed and lower-cased already. An empty cell is missing
 * whatever the markers: it has no value to take, and the cells of unreadable records are empty.
 */
export function isMissingText(text: string, markers: readonly string[] = MISSING_MARKERS): boolean {
  const trimmed = text.trim()
  return trimmed === '' || markers.includes(trimmed.toLowerCase())
}

/** The dictionary-coded texts of a column that keeps them, of formatted numbers too. */
export function textCells({ cells }: Column): TextCells | undefined {
  return cells.storage === 'text' ? cells : cells.written
}

/** The text of a cell exactly as it was read; of an unreadable record, empty. */
export function cellText(column: Column, row: number): string {
  const { cells } = column
  if (cells.storage === 'text') return dictionaryText(cells, row)
  if (cells.written) return dictionaryText(cells.written, row)
  const shape = cells.shapes[row] ?? SHAPE_EMPTY
  if (shape === SHAPE_EXCEPTION) return cells.exceptions.get(row) ?? ''
  return shapedText(cells.values[row] ?? Number.NaN, shape)
}

function dictionaryText({ codes, dictionary }: TextCells, row: number): string {
  return dictionary.at(codes[row] ?? dictionary.length) ?? ''
}

/**
 * [columns] What a record holds, exactly as it was read, to be written out again: of an unreadable one its own cells,
 * empty ones in the place of those it lacks, or all empty where they were not kept.
 */
export function recordTexts({ columns, unreadableCells }: Table, row: number): string[] {
  const own = unreadableCells?.get(row)
  return columns.map((column, i) => (own === undefined ? cellText(column, row) : (own[i] ?? '')))
}
