import { markersOf } from '../column-choice.ts'
import { encodedReader } from '../cell-readers.ts'
import { FEW_PERSONS } from './few-persons.ts'
import type { Column, Table } from '../table.ts'

/** How far rows can be told apart by what others may know of a person. */
export interface RowGroups {
  rows: number
  /** Rows that no other row agrees with in all of the columns. */
  unique: number
  /** Rows that agree with fewer than four others: groups of less than five. */
  few: number
  /** The smallest group: the k of k-anonymity (Sweeney 2002). */
  smallest: number
}

/** Groups the rows by some columns; missing cells agree with each other. A column that is absent tells nothing. */
export function countUniqueRows(table: Table, names: readonly string[]): RowGroups {
  const { rows } = table
  let groups = new Uint32Array(rows)
  let count = 1
  for (const column of table.columns) {
    if (!names.includes(column.name)) continue
    const split = splitGroups(groups, column)
    groups = split.groups
    count = split.count
  }
  const sizes = new Uint32Array(count)
  for (const group of groups) sizes[group] = (sizes[group] as number) + 1
  let unique = 0
  let few = 0
  let smallest = rows
  for (const size of sizes) {
    if (size === 1) unique++
    if (size < FEW_PERSONS) few += size
    smallest = Math.min(smallest, size)
  }
  return { rows, unique, few, smallest }
}

/** The groups, each divided by the texts of one more column. */
function splitGroups(
  groups: Uint32Array,
  column: Column,
): { groups: Uint32Array<ArrayBuffer>; count: number } {
  const codes = new Map<string | undefined, number>()
  const read = encodedReader(column, markersOf({}), (text) => {
    const known = codes.get(text)
    if (known !== undefined) return known
    codes.set(text, codes.size)
    return codes.size - 1
  })
  const texts = groups.map((_, row) => read(row))
  const found = new Map<number, number>()
  const divided = groups.map((group, row) => {
    const key = group * codes.size + (texts[row] as number)
    const known = found.get(key)
    if (known !== undefined) return known
    found.set(key, found.size)
    return found.size - 1
  })
  return { groups: divided, count: found.size }
}
