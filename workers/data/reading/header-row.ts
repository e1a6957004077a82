import { decimalValue } from '../../../src/domain/decimal-text.ts'
import { isMissingText } from '../../../src/domain/table.ts'

/**
 * Whether the first record is data, so that the file has no header. Only clear evidence counts, as most files have
 * one: some cell is a number above numbers only, no cell is a word above numbers only, and either one of its
 * words occurs again below, or all its cells are numbers that do not just count up (years, positions).
 */
export function isDataFirst(records: readonly string[][]): boolean {
  const [first, ...rest] = records
  const below = rest.filter(({ length }) => length === first?.length)
  if (first === undefined || below.length === 0) return false
  let words = 0
  let repeatedWords = 0
  const numbers: number[] = []
  for (const [i, cell] of first.entries()) {
    if (isMissingText(cell)) continue
    const value = decimalValue(cell.trim())
    const columnIsNumeric = isNumeric(below, i)
    if (Number.isNaN(value)) {
      if (columnIsNumeric) return false
      words++
      if (below.some((record) => record[i] === cell)) repeatedWords++
    } else if (columnIsNumeric) numbers.push(value)
  }
  if (numbers.length === 0) return false
  return words > 0 ? 2 * repeatedWords >= words : !countsUp(numbers)
}

/** All non-missing cells are numbers, and there are some. */
function isNumeric(records: readonly string[][], column: number): boolean {
  const texts = records.map((record) => record[column] ?? '').filter((text) => !isMissingText(text))
  return texts.length > 0 && texts.every((text) => !Number.isNaN(decimalValue(text.trim())))
}

function countsUp(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value === (values[i - 1] ?? value) + 1)
}
