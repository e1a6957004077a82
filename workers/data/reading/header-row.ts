import { decimalValue } from '../../../src/domain/decimal-text.ts'
import { isMissingText } from '../../../src/domain/table.ts'

/** Most amounts of a column have cents, or none. */
const SHAPED = 0.8

/**
 * Whether the first record is data, so that the file has no header. Only clear evidence counts, as most files have
 * one: no cell is a word above numbers only, and either two cells are dates, times or amounts like those below; or
 * some cell is a number above numbers only, and one of its words occurs again below, or all its cells are numbers that
 * do not just count up (years, positions).
 */
export function isDataFirst(records: readonly string[][]): boolean {
  const [first, ...rest] = records
  const below = rest.filter(({ length }) => length === first?.length)
  if (first === undefined || below.length === 0) return false
  let words = 0
  let repeatedWords = 0
  let shaped = 0
  const numbers: number[] = []
  for (const [i, cell] of first.entries()) {
    if (isMissingText(cell)) continue
    const value = decimalValue(cell.trim())
    const columnIsNumeric = isNumeric(below, i)
    if (Number.isNaN(value)) {
      if (columnIsNumeric) return false
      if (isShaped(cell, below, i)) shaped++
      words++
      if (below.some((record) => record[i] === cell)) repeatedWords++
    } else if (columnIsNumeric) numbers.push(value)
  }
  if (shaped > 1) return true
  if (numbers.length === 0) return false
  return words > 0 ? 2 * repeatedWords >= words : !countsUp(numbers)
}

/** All non-missing cells are numbers, and there are some. */
function isNumeric(records: readonly string[][], column: number): boolean {
  const texts = records.map((record) => record[column] ?? '').filter((text) => !isMissingText(text))
  return texts.length > 0 && texts.every((text) => !Number.isNaN(decimalValue(text.trim())))
}

/** Digits and marks as in nearly all cells further down: a date, a time, an amount of money. */
function isShaped(cell: string, records: readonly string[][], column: number): boolean {
  if (!/\d/.test(cell) || /\p{L}/u.test(cell)) return false
  const texts = records.map((record) => record[column] ?? '').filter((text) => !isMissingText(text))
  const shape = shapeOf(cell)
  return texts.filter((text) => shapeOf(text) === shape).length > SHAPED * texts.length
}

function shapeOf(text: string): string {
  return text.trim().replaceAll(/\d+/g, '0')
}

function countsUp(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value === (values[i - 1] ?? value) + 1)
}
