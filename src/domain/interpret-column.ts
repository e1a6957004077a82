import { inferKind, reinterpretColumn, type PlainKind } from './column-kind.ts'
import { markersOf } from './column-choice.ts'
import {
  DATE_FORMATS,
  dateValue,
  findDateFormat,
  type DateFormat,
  type FoundDates,
} from './date-format.ts'
import { isDateName } from './date-name.ts'
import { digitCode, type DigitCode } from './digit-codes.ts'
import type { ColumnChoice } from './experiment.ts'
import {
  findNumberFormat,
  formattedValue,
  isWrittenNumber,
  type DecimalMark,
  type FoundFormat,
} from './number-format.ts'
import { fail, ok, type Result } from './result.ts'
import { isMissingText, type Column, type ColumnKind, type TextCells } from './table.ts'
import { isFreeText } from './text/free-text.ts'

/** What a column is taken for, stored as its kind wants it. */
export interface InterpretedColumn {
  kind: ColumnKind
  column: Column
  /** Of numbers that are not written in plain decimals. */
  format?: FoundFormat
  /** Of a date column. */
  dates?: FoundDates
  /** Why digits are taken for text. */
  code?: DigitCode
}

/**
 * Finds out what a column holds as far as a person left that open. Plain decimals never come here twice: only texts
 * that are no plain numbers are looked at for a format, each different one once.
 * Fails with `notANumber`, `notBoolean` or `notADate` where a choice does not fit.
 * @param column as it was read
 * @param hint what decides a format that could be read in two ways
 */
export function interpretColumn(
  column: Column,
  choice: ColumnChoice,
  hint?: DecimalMark,
): Result<InterpretedColumn> {
  const markers = markersOf(choice)
  if (choice.kind === 'date' || (choice.kind === undefined && choice.dateFormat !== undefined)) {
    return chosenDates(column, markers, choice.dateFormat)
  }
  const asked = choice.numberFormat === 'plain' ? undefined : choice.numberFormat
  const chosen: PlainKind | undefined = choice.kind ?? (asked && 'number')
  const inferred = chosen ?? inferKind(column, markers)
  const mayBeCode = chosen === undefined && choice.numberFormat === undefined
  const code = mayBeCode && inferred === 'number' ? digitCode(column) : undefined
  const kind = code === undefined ? inferred : 'category'
  const plain = reinterpretColumn(column, kind, markers)
  const isPlain =
    code !== undefined ||
    (plain.ok && asked === undefined && (chosen !== undefined || kind !== 'category'))
  const mayBeFormatted = kind === 'number' || (chosen === undefined && kind === 'category')
  if (!isPlain && mayBeFormatted && choice.numberFormat !== 'plain') {
    const found = formattedNumbers(column, markers, { hint, asked, lenient: chosen !== undefined })
    if (found) return ok(found)
    if (kind === 'number') return fail('notANumber', misfit(column, markers, asked))
  }
  const byName = mayBeCode && isPlain && inferred === 'number' && isDateName(column.name)
  const named = byName && code === undefined ? datesByName(column, markers) : undefined
  if (named) return ok(named)
  const dates =
    chosen === undefined && code === undefined && kind === 'category'
      ? foundDates(column, markers)
      : undefined
  if (dates) return ok(dates)
  if (!plain.ok) return plain
  const mayBeText = chosen === undefined && code === undefined && kind === 'category'
  const isText = mayBeText && isFreeText(plain.value, markers)
  return ok({ kind: isText ? 'text' : kind, column: plain.value, ...(code && { code }) })
}

/** Undefined if some text is no number of the one format. */
function formattedNumbers(
  column: Column,
  markers: readonly string[],
  search: Parameters<typeof findNumberFormat>[1],
): InterpretedColumn | undefined {
  const written = asTexts(column)
  const texts = presentTexts(written, markers, isWrittenNumber)
  const format = findNumberFormat(texts, search)
  if (!format) return undefined
  const cells = writtenCells(written, markers, (text) => formattedValue(text, format))
  return { kind: 'number', column: { name: column.name, cells }, format }
}

function chosenDates(
  column: Column,
  markers: readonly string[],
  asked: DateFormat | undefined,
): Result<InterpretedColumn> {
  // Digits alone are dates only where a person says so: first as 20240131, then as days of a spreadsheet.
  const tries = asked === undefined ? [undefined, 'ymd' as const, 'excel' as const] : [asked]
  for (const format of tries) {
    const found = foundDates(column, markers, format)
    if (found) return ok(found)
  }
  const { dictionary, codes } = asTexts(column)
  const present = dictionary.filter((text) => !isMissingText(text, markers))
  if (present.length === 0) return ok({ kind: 'date', column })
  const formats = asked === undefined ? DATE_FORMATS : [asked]
  const value =
    present.find((text) => formats.every((format) => Number.isNaN(dateValue(text, format)))) ??
    present.find((_, i) => !findDateFormat(present.slice(0, i + 1))) ??
    ''
  const row = codes.indexOf(dictionary.indexOf(value))
  return fail('notADate', { column: column.name, value, row })
}

/** Days as spreadsheets count them, from 1954 to 2064: few other numbers of a column called "date" lie there. */
const LEAST_SERIAL = 20_000
const MOST_SERIAL = 60_000
const DIFFERENT = 2

/** Numbers like 20240131, or whole ones like 45322, in a column whose name speaks of dates. */
function datesByName(column: Column, markers: readonly string[]): InterpretedColumn | undefined {
  const { cells } = column
  if (cells.storage !== 'number') return undefined
  const numbers = cells.values.filter((value) => !Number.isNaN(value))
  const isSerial = (value: number) =>
    Number.isInteger(value) && value >= LEAST_SERIAL && value <= MOST_SERIAL
  const isCompact = (value: number) => !Number.isNaN(dateValue(String(value), 'ymd'))
  const format = numbers.every(isSerial) ? 'excel' : numbers.every(isCompact) ? 'ymd' : undefined
  if (format === undefined || new Set(numbers).size < DIFFERENT) return undefined
  const found = foundDates(column, markers, format)
  return found?.dates && { ...found, dates: { ...found.dates, certain: false, byName: true } }
}

function foundDates(
  column: Column,
  markers: readonly string[],
  asked?: DateFormat,
): InterpretedColumn | undefined {
  const written = asTexts(column)
  const texts = presentTexts(written, markers, isDateText)
  const dates = findDateFormat(texts, asked)
  if (!dates) return undefined
  const cells = writtenCells(written, markers, (text) => dateValue(text, dates.format))
  return { kind: 'date', column: { name: column.name, cells }, dates }
}

/** The first text that is no number, or else the first with another unit than those before. */
function misfit(
  column: Column,
  markers: readonly string[],
  asked: DecimalMark | undefined,
): { target: string; value: string; row: number } {
  const { dictionary, codes } = asTexts(column)
  const present = dictionary.filter((text) => !isMissingText(text, markers))
  const value =
    present.find((text) => !isWrittenNumber(text, asked)) ??
    present.find((_, i) => !findNumberFormat(present.slice(0, i + 1), { asked, lenient: true })) ??
    ''
  return { target: column.name, value, row: codes.indexOf(dictionary.indexOf(value)) }
}

/** The different texts that are not missing; none if the first does not fit: most columns are plain words. */
function presentTexts(
  { dictionary }: TextCells,
  markers: readonly string[],
  fits: (text: string) => boolean,
): string[] {
  const isPresent = (text: string) => !isMissingText(text, markers)
  const first = dictionary.find(isPresent)
  return first !== undefined && fits(first) ? dictionary.filter(isPresent) : []
}

function isDateText(text: string): boolean {
  return DATE_FORMATS.some((format) => !Number.isNaN(dateValue(text, format)))
}

function asTexts(column: Column): TextCells {
  const read = reinterpretColumn(column, 'category')
  if (!read.ok || read.value.cells.storage !== 'text') throw new Error('a column without texts')
  return read.value.cells
}

function writtenCells(
  written: TextCells,
  markers: readonly string[],
  read: (text: string) => number,
): Column['cells'] {
  const ofCode = Float64Array.from(written.dictionary, (text) =>
    isMissingText(text, markers) ? Number.NaN : read(text),
  )
  const values = new Float64Array(written.codes.length)
  written.codes.forEach((code, row) => {
    values[row] = ofCode[code] as number
  })
  return { storage: 'number', values, shapes: new Uint8Array(0), exceptions: new Map(), written }
}
