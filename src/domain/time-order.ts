import { encodedReader, numberReader } from './cell-readers.ts'
import { dateValue, findDateFormat, type DateFormat } from './date-format.ts'
import { decimalValue } from './decimal-text.ts'
import { isMissingText, type Column } from './table.ts'

/**
 * Reads cells as something to order rows by: dates where any text of the column is one, else numbers.
 * @param markers lower-cased, trimmed texts that mean "missing"
 * @param format of a date column; absent: found out from the texts that are dates
 * @returns per row: later rows are greater; NaN where the cell is missing or neither
 */
export function timeOrderReader(
  column: Column,
  markers: readonly string[],
  format?: DateFormat,
): (row: number) => number {
  const { cells } = column
  if (cells.storage === 'number') return numberReader(column, markers)
  const dates = cells.dictionary.filter((text) => !isMissingText(text, markers) && isDate(text))
  const found = format ?? findDateFormat(dates)?.format ?? 'ymd'
  const valueOf = (text: string) => (isDate(text) ? dateValue(text, found) : Number.NaN)
  const read = dates.length > 0 ? valueOf : decimalValue
  return encodedReader(column, markers, (text) => (text === undefined ? Number.NaN : read(text)))
}

/** Whether a text is a date in some order of day and month; "2024.5" and "20240131" are numbers. */
export function isDate(text: string): boolean {
  if (!Number.isNaN(decimalValue(text.trim()))) return false
  return !Number.isNaN(dateValue(text, 'dmy')) || !Number.isNaN(dateValue(text, 'mdy'))
}
