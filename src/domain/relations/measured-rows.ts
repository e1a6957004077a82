import type { ResolvedExperiment } from '../experiment.ts'
import type { ColumnProfile, TableProfile } from '../profile.ts'
import { sampleRows } from '../random.ts'
import type { Table } from '../table.ts'
import { codeColumn, type CodedColumn } from './coded-column.ts'

const SEED = 1
/** So many rows give a measure to about ±0.006. */
const MOST_ROWS = 100_000
/** A very wide table is looked at in fewer rows, so that it takes no longer than others. */
const MOST_CELLS = 20_000_000
const FEWEST_ROWS = 1000
/** A text with more levels than this, or than half of its rows, is nearly an id: every measure would be chance. */
const MOST_LEVELS = 10_000

/** How many rows of a table of so many columns the measures look at. */
export function rowsToLookAt(columns: number): number {
  return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.floor(MOST_CELLS / columns)))
}

/** The rows that the measures look at: of many rows a sample, the same every time; ascending. */
export function rowSample(rows: number, columns: number): Uint32Array {
  return sampleRows(SEED, rows, rowsToLookAt(columns))
}

/**
 * A column in some rows; undefined where nothing can be measured, because it does not vary or is a text of its own in
 * nearly every row.
 * @param table @param profile from the same call of `profileTable` @param resolved for that profile
 */
export function codeMeasurable(
  table: Table,
  profile: TableProfile,
  resolved: Pick<ResolvedExperiment, 'columns'>,
  index: number,
  rows: Uint32Array,
): CodedColumn | undefined {
  const column = table.columns[index]
  const described = profile.columns[index]
  if (!column || !described || !isMeasurable(described, table.rows)) return undefined
  const isOrdered = described.kind === 'number' || described.kind === 'date'
  return codeColumn(column, isOrdered, resolved.columns[index]?.missing ?? [], rows)
}

function isMeasurable({ kind, distinct, missing }: ColumnProfile, rows: number): boolean {
  if (kind === 'number' || kind === 'date') return distinct > 1
  return distinct > 1 && distinct <= Math.min(MOST_LEVELS, Math.max(2, (rows - missing) / 2))
}
