import { decimalValue } from '../../../src/domain/decimal-text.ts'
import { isMissingText } from '../../../src/domain/table.ts'
import { isDataFirst } from './header-row.ts'

/** Where a table begins within its file, in records that are not blank. */
export interface HeaderPlace {
  /** Records above the header: titles, dates, remarks. */
  preambleRows: number
  /** 0: there is none. */
  headerRows: number
}

/** So far down a header is looked for. */
const MOST_PREAMBLE = 100
/** A column is numeric if at most one in so many of its cells further down is a word. */
const WORDS_ALLOWED = 20
/** A column is used if more than one in so many rows have something there. */
const SPARSE = 10
const LETTER = /\p{L}/u
/** A digit in what does not begin as words do. */
const QUANTITY = /^(?!\p{L}{2}).*\p{Nd}/su

/**
 * Finds the header. Rows above it fill less than half of the columns, or are comments. It goes on below its first row
 * as long as that leaves names empty or equal, and the next row has words but nothing where numbers are further down.
 * @param records the first ones of the file
 * @param chosen how many are passed over, if somebody said so
 */
export function findHeader(records: readonly string[][], chosen?: number): HeaderPlace {
  const width = usualLength(records)
  const found = width < 2 ? 0 : preambleOf(records, width)
  const preambleRows = Math.max(0, Math.min(chosen ?? found, records.length - 1))
  const below = records.slice(preambleRows)
  const numeric = numericColumns(below, width)
  let headerRows = 1
  while (
    headerRows < below.length &&
    leavesDoubts(below.slice(0, headerRows)) &&
    isAboveNumbers(below[headerRows] ?? [], numeric)
  ) {
    headerRows++
  }
  return { preambleRows, headerRows: headerRows === 1 && isDataFirst(below) ? 0 : headerRows }
}

/** The names of a header's columns: of several rows, each column's texts from top to bottom. */
export function headerTexts(rows: readonly (readonly string[])[]): string[] {
  const lowest = rows.at(-1) ?? []
  return lowest.map((_, i) => {
    const texts = rows.map((row, k) =>
      k < rows.length - 1 ? coveringText(row, i) : (row[i] ?? ''),
    )
    return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].join(' ')
  })
}

/** A text stands for the empty cells on its right, too. */
function coveringText(row: readonly string[], column: number): string {
  return row.slice(0, column + 1).findLast((text) => text.trim() !== '') ?? ''
}

function leavesDoubts(rows: readonly string[][]): boolean {
  const names = headerTexts(rows)
  const width = Math.max(...rows.map(({ length }) => length))
  return names.includes('') || new Set(names).size < width
}

function filled(record: readonly string[] | undefined): number {
  return record?.filter((cell) => cell.trim() !== '').length ?? 0
}

/** The number of cells that most records have, the larger of two. */
export function usualLength(records: readonly string[][]): number {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return Math.max(1, ...[...counts].filter(([, count]) => count === most).map(([length]) => length))
}

function preambleOf(records: readonly string[][], width: number): number {
  const first = Math.max(firstFull(records, width), lastComment(records))
  const [record, next] = [records[first], records[first + 1]]
  // A sentence with commas above the names.
  const isSentence = record?.length !== width && next?.length === width && isAllWords(next)
  let rows = isSentence ? first + 1 : first
  while (rows > 0 && isNamedAbove(records[rows], records[rows - 1], width)) rows--
  return records.length - rows < 2 ? 0 : rows
}

/** The names of columns at the left stand one row higher. */
function isNamedAbove(row: readonly string[] = [], above: readonly string[] = [], width: number) {
  return (
    above.length === width &&
    filled(above) > 1 &&
    (row[0] ?? '').trim() === '' &&
    (above[0] ?? '').trim() !== ''
  )
}

function isAllWords(record: readonly string[]): boolean {
  return record.every((text) => text.trim() !== '' && Number.isNaN(decimalValue(text.trim())))
}

/** The first record that fills half of the columns which have anything in them. */
function firstFull(records: readonly string[][], width: number): number {
  // A title begins at the left; a first row that does not has columns without names.
  if ((records[0]?.[0] ?? '').trim() === '') return 0
  const usual = records.filter(({ length }) => length === width)
  const columns = Array.from({ length: width }, (_, i) => i).filter(
    (i) => SPARSE * usual.filter((record) => (record[i] ?? '').trim() !== '').length > usual.length,
  )
  const index = records
    .slice(0, MOST_PREAMBLE)
    .findIndex((record) => filled(record) >= Math.max(2, columns.length / 2))
  return Math.max(0, index)
}

/** Where a file begins with lines of comment, the last one may hold the names. */
function lastComment(records: readonly string[][]): number {
  const others = records.findIndex(([cell]) => cell?.trim().startsWith('#') !== true)
  return Math.max(0, others - 1)
}

/** Columns that hold numbers, amounts or dates in the further rows: hardly a letter, and something in most rows. */
function numericColumns(records: readonly string[][], width: number): number[] {
  const used = records.filter((record) => record.length === width && filled(record) > 0)
  const further = used.slice(Math.max(1, Math.floor(used.length / 2)))
  return Array.from({ length: width }, (_, i) => i).filter((i) => {
    const texts = further.map((record) => record[i] ?? '').filter((text) => !isMissingText(text))
    const words = texts.filter((text) => LETTER.test(text)).length
    return texts.length > further.length / 2 && WORDS_ALLOWED * words <= texts.length
  })
}

function isAboveNumbers(record: readonly string[], numeric: readonly number[]): boolean {
  return (
    numeric.length > 0 &&
    record.some((text) => LETTER.test(text)) &&
    numeric.every((i) => !QUANTITY.test((record[i] ?? '').trim()))
  )
}
