import { encodedReader, LARGEST_NUMBER } from '../cell-readers.ts'
import { placeOf } from '../sorted-place.ts'
import type { Column } from '../table.ts'
import { countValues } from '../value-counts.ts'

/** A column's cells in some rows, as small whole numbers: all that measures of relation need. */
export interface CodedColumn {
  /** [rows] 0 … `distinct` − 1; −1 where the cell is missing. */
  codes: Int32Array
  distinct: number
  /** Numbers and dates: [distinct] ascending, so that codes are ranks. Absent: the codes have no order. */
  values?: Float64Array
}

/** @param values [rows] NaN where missing; what is beyond `LARGEST_NUMBER` counts as missing too */
export function codeNumbers(values: Float64Array): CodedColumn {
  const { values: distinct } = countValues(values)
  const codes = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    codes[row] = Math.abs(value) <= LARGEST_NUMBER ? placeOf(value, distinct) : -1
  }
  return { codes, distinct: distinct.length, values: distinct }
}

/**
 * @param column as its profile has it: numbers and dates are stored as numbers
 * @param isOrdered it holds numbers or dates
 * @param markers lower-cased, trimmed texts that mean "missing"
 * @param rows which rows to look at
 */
export function codeColumn(
  column: Column,
  isOrdered: boolean,
  markers: readonly string[],
  rows: Uint32Array,
): CodedColumn {
  const { cells } = column
  if (isOrdered && cells.storage === 'number') {
    const values = new Float64Array(rows.length)
    for (let i = 0; i < rows.length; i++) values[i] = cells.values[rows[i] as number] as number
    return codeNumbers(values)
  }
  const seen = new Map<string, number>()
  const read = encodedReader(column, markers, (text) => {
    if (text === undefined) return -1
    const known = seen.get(text)
    if (known !== undefined) return known
    seen.set(text, seen.size)
    return seen.size - 1
  })
  const codes = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) codes[i] = read(rows[i] as number)
  return { codes, distinct: seen.size }
}

/** [distinct + 1] Rows of each code; the missing ones last. */
export function countCodes({ codes, distinct }: CodedColumn): Uint32Array {
  const counts = new Uint32Array(distinct + 1)
  for (const code of codes) {
    const place = code < 0 ? distinct : code
    counts[place] = (counts[place] as number) + 1
  }
  return counts
}
