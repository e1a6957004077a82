import { footerOf } from './footer-rows.ts'
import { isDataFirst } from './header-row.ts'

/** A value of a cell as the reader of workbooks gives it. */
export type SheetValue = string | number | boolean | Date | null

export interface SheetRecord {
  cells: string[]
  /** Row of the sheet, from 1. */
  line: number
}

export interface SheetTable {
  /** The table's, the header included. */
  records: SheetRecord[]
  headerRows: number
  /** Filled rows above the table: a title, a date, a note. */
  preambleRows: number
  /** Filled rows below it: totals, notes. */
  footerRows: number
}

/** What the person said about where the table is. */
export type ChosenPlace = Partial<Omit<SheetTable, 'records'>>

/** What is looked at to find where a table begins. */
const SAMPLE_ROWS = 100

const MOST_PREAMBLE_ROWS = 20

/** Rows above the table fill less than this share of the usual number of cells. */
const PREAMBLE_SHARE = 0.5

/**
 * The table in a sheet: empty rows and empty columns at the left are no part of it, nor are the rows above it that
 * fill only few cells.
 */
export function sheetTable(
  rows: readonly (readonly SheetValue[])[],
  chosen: ChosenPlace,
): SheetTable {
  const first = rows.reduce((least, row) => Math.min(least, firstFilled(row)), Infinity)
  const filled: SheetRecord[] = []
  for (const [i, row] of rows.entries()) {
    if (firstFilled(row) < row.length) {
      filled.push({ cells: row.slice(first).map(cellText), line: i + 1 })
    }
  }
  const preambleRows = Math.min(chosen.preambleRows ?? preambleOf(filled), filled.length)
  const below = filled.slice(preambleRows)
  const sample = below.slice(0, SAMPLE_ROWS).map(({ cells }) => cells)
  const headerRows = chosen.headerRows ?? Number(!isDataFirst(sample))
  const footerRows = Math.min(
    chosen.footerRows ?? footerBelow(below.slice(headerRows)),
    Math.max(0, below.length - headerRows),
  )
  const records = below.slice(0, below.length - footerRows)
  return { records, preambleRows, headerRows, footerRows }
}

function footerBelow(records: readonly SheetRecord[]): number {
  const last = records.slice(-SAMPLE_ROWS).map(({ cells }) => ({ cells, isWhole: true }))
  return footerOf(last, records[0]?.cells.length ?? 0)
}

function firstFilled(row: readonly SheetValue[]): number {
  const index = row.findIndex((value) => value !== null && value !== '')
  return index < 0 ? Infinity : index
}

function preambleOf(records: readonly SheetRecord[]): number {
  const counts = records
    .slice(0, SAMPLE_ROWS)
    .map(({ cells }) => cells.filter((cell) => cell !== '').length)
  const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
  const start = counts.findIndex((count) => count >= usual * PREAMBLE_SHARE)
  return start > MOST_PREAMBLE_ROWS ? 0 : Math.max(0, start)
}

/** Dates as ISO 8601 text, without the time at midnight and without the date where there is only a time. */
function cellText(value: SheetValue): string {
  if (value === null) return ''
  return value instanceof Date ? dateText(value) : String(value)
}

/** Day 0 of workbooks: what has this date is a time of day. */
const DAY_ZERO = '1899-12-30'

function dateText(date: Date): string {
  // Serial numbers count days in binary fractions, so a full second may come out a little short of it.
  const time = date.getTime()
  const rounded = Math.abs(time - Math.round(time / 1000) * 1000) <= 1
  const iso = new Date(rounded ? Math.round(time / 1000) * 1000 : time).toISOString()
  const [day = '', clock = ''] = iso.replace(/(\.000)?Z$/, '').split('T')
  if (day === DAY_ZERO) return clock
  return clock === '00:00:00' ? day : `${day}T${clock}`
}
