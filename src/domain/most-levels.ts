import type { ColumnKind } from './table.ts'

/** More classes than this are not a choice any more. */
const MOST_LEVELS = 1000

/** Numbers may have so many levels in any table. */
const FEW_LEVELS = 50

/**
 * How many values of a column can be told apart as classes; a profile lists them up to so many. Numbers that mostly
 * differ from row to row are quantities: a table of ten thousand such columns would list every cell of it.
 * @param rows of the table
 */
export function mostLevels(kind: ColumnKind, rows: number): number {
  if (kind !== 'number') return MOST_LEVELS
  return Math.min(MOST_LEVELS, Math.max(FEW_LEVELS, Math.floor(rows / 2)))
}
