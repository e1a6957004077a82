import { dateValue, type DateFormat } from './date-format.ts'
import { decimalValue, SHAPE_EXCEPTION } from './decimal-text.ts'
import { formattedValue, type NumberFormat } from './number-format.ts'
import { cellText, isMissingText, textCells, type Column, type NumberCells } from './table.ts'

/** A number beyond this (either sign) counts as missing: sums and differences of the rest cannot overflow. */
export const LARGEST_NUMBER = 1e300

/**
 * Reads cells of a column, however it is stored, as one number each. Texts are encoded once, not once per row.
 * @param markers lower-cased, trimmed texts that mean "missing"
 * @param encode from trimmed text, `undefined` where missing
 */
export function encodedReader(
  column: Column,
  markers: readonly string[],
  encode: (text: string | undefined) => number,
): (row: number) => number {
  const encodeText = (text: string) =>
    encode(isMissingText(text, markers) ? undefined : text.trim())
  const texts = textCells(column)
  if (texts) {
    const { codes } = texts
    const encoded = Float64Array.from(texts.dictionary, encodeText)
    return (row) => encoded[codes[row] as number] as number
  }
  const cells = column.cells as NumberCells
  return numberTextReader(column, cells, encodeText)
}

/** Remembers by shape and value, so that a repeated number is turned into text only once. */
function numberTextReader(
  column: Column,
  cells: NumberCells,
  encodeText: (text: string) => number,
): (row: number) => number {
  const seen = Array.from({ length: SHAPE_EXCEPTION }, () => new Map<number, number>())
  return (row) => {
    const sameShape = seen[cells.shapes[row] as number]
    const value = cells.values[row] as number
    const known = sameShape?.get(value)
    if (known !== undefined) return known
    const encoded = encodeText(cellText(column, row))
    sameShape?.set(value, encoded)
    return encoded
  }
}

/**
 * Reads cells as numbers; NaN where missing, not a number of the format, or beyond `LARGEST_NUMBER`.
 * @param markers lower-cased, trimmed texts that mean "missing"
 * @param format read every text by it; absent: texts are plain decimals, and cells stored as numbers are what they are
 */
export function numberReader(
  column: Column,
  markers: readonly string[],
  format?: NumberFormat,
): (row: number) => number {
  const { cells } = column
  if (cells.storage === 'text' || format !== undefined) {
    return encodedReader(column, markers, (text) =>
      text === undefined ? Number.NaN : inRange(formattedValue(text, format)),
    )
  }
  const { values } = cells
  // A marker like "-1" is text: it means cells that read "-1", not "-1.0".
  const suspects = new Set(markers.map(decimalValue).filter((value) => !Number.isNaN(value)))
  if (suspects.size === 0) return (row) => inRange(values[row] as number)
  return (row) => {
    const value = values[row] as number
    return suspects.has(value) && isMissingText(cellText(column, row), markers)
      ? Number.NaN
      : inRange(value)
  }
}

/** Reads cells as times, in milliseconds since 1970 (UTC); NaN where missing or no date of the format. */
export function timeReader(
  column: Column,
  markers: readonly string[],
  format: DateFormat,
): (row: number) => number {
  return encodedReader(column, markers, (text) =>
    text === undefined ? Number.NaN : dateValue(text, format),
  )
}

/** `timeReader` over some rows: [rows.length]. */
export function readTimes(
  column: Column,
  markers: readonly string[],
  rows: Uint32Array,
  format: DateFormat,
): Float64Array<ArrayBuffer> {
  return Float64Array.from(rows, timeReader(column, markers, format))
}

/** `numberReader` over some rows: [rows.length]. */
export function readNumbers(
  column: Column,
  markers: readonly string[],
  rows: Uint32Array,
  format?: NumberFormat,
): Float64Array<ArrayBuffer> {
  const read = numberReader(column, markers, format)
  const numbers = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) numbers[i] = read(rows[i] as number)
  return numbers
}

function inRange(value: number): number {
  return Math.abs(value) <= LARGEST_NUMBER ? value : Number.NaN
}
