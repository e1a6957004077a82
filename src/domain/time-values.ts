import { encodedReader, numberReader } from './cell-readers.ts'
import { decimalValue } from './decimal-text.ts'
import type { Column } from './table.ts'

/** Year, month, day, and perhaps a time of day and a zone; the same mark between the parts of the date. */
const DATE =
  /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i

/**
 * Milliseconds since 1970 of a date or date-time as text: `2024-01-31`, `2024-01-31T10:20:30Z`, `2024/1/31`,
 * `2024-01`. Without a zone it counts as UTC: for an order within one column that is all the same.
 * @returns NaN where the text is none, or a day that does not exist
 */
export function dateValue(text: string): number {
  const found = DATE.exec(text.trim())
  if (!found) return Number.NaN
  const [, year, mark, month, day, hours, minutes, seconds, fraction, zone] = found
  // "2024.5" is a number.
  if (mark === '.' && day === undefined) return Number.NaN
  const [y, m, d] = [Number(year), Number(month), Number(day ?? 1)]
  const [h, min, s] = [Number(hours ?? 0), Number(minutes ?? 0), Number(seconds ?? 0)]
  if (h > 24 || min > 59 || s > 60) return Number.NaN
  const date = new Date(0)
  date.setUTCFullYear(y, m - 1, d)
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return Number.NaN
  const milliseconds = Number(`0.${fraction ?? '0'}`) * 1000
  return date.getTime() + ((h * 60 + min) * 60 + s) * 1000 + milliseconds - zoneOffset(zone)
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0
  const digits = zone.replace(/\D/g, '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

/**
 * Reads cells as something to order rows by: dates where any text of the column is one, else numbers.
 * @param markers lower-cased, trimmed texts that mean "missing"
 * @returns per row: later rows are greater; NaN where the cell is missing or neither
 */
export function timeReader(column: Column, markers: readonly string[]): (row: number) => number {
  const { cells } = column
  if (cells.storage === 'number') return numberReader(column, markers)
  const dates = cells.dictionary.some((text) => !Number.isNaN(dateValue(text)))
  const valueOf = dates ? dateValue : decimalValue
  return encodedReader(column, markers, (text) => (text === undefined ? Number.NaN : valueOf(text)))
}
