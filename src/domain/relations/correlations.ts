import type { ResolvedExperiment } from '../experiment.ts'
import type { TableProfile } from '../profile.ts'
import type { Table } from '../table.ts'
import type { CodedColumn } from './coded-column.ts'
import { codeMeasurable, rowSample } from './measured-rows.ts'
import { relate, type Relation } from './relation.ts'

/** How some columns relate, each to each. */
export interface Correlations {
  /** The column in the middle first, then those that relate to it most. */
  columns: number[]
  /** [columns][columns] Symmetric; null on the diagonal and where nothing can be measured. */
  cells: (Relation | null)[][]
  /** Rows that the measures look at. */
  rows: number
  sampled: boolean
  /** Columns that could stand here too. */
  others: number
}

/** What still fits on a page. */
const MOST_COLUMNS = 30

/**
 * The column `around` with the columns most related to it.
 * @param table @param profile from the same call of `profileTable` @param resolved for that profile
 * @param around position in the table
 */
export function* correlations(
  table: Table,
  profile: TableProfile,
  resolved: ResolvedExperiment,
  around: number,
): Generator<undefined, Correlations> {
  const rows = rowSample(table.rows, table.columns.length)
  const middle = codeMeasurable(table, profile, resolved, around, rows)
  let near: { index: number; coded: CodedColumn; strength: number }[] = []
  let all = 0
  for (const { index } of profile.columns) {
    yield
    if (index === around) continue
    const coded = codeMeasurable(table, profile, resolved, index, rows)
    if (!coded) continue
    all++
    near.push({ index, coded, strength: (middle && relate(middle, coded)?.strength) ?? -1 })
    if (near.length > 2 * MOST_COLUMNS) near = nearest(near)
  }
  near = nearest(near)
  const shown = [...(middle ? [{ index: around, coded: middle }] : []), ...near]
  const cells = shown.map(() => shown.map((): Relation | null => null))
  for (const [i, a] of shown.entries()) {
    for (const [j, b] of shown.slice(0, i).entries()) {
      yield
      const relation = relate(a.coded, b.coded)
      ;(cells[i] as (Relation | null)[])[j] = relation
      ;(cells[j] as (Relation | null)[])[i] = relation
    }
  }
  return {
    ...{ columns: shown.map(({ index }) => index), cells, others: all - near.length },
    ...{ rows: rows.length, sampled: rows.length < table.rows },
  }
}

function nearest<Column extends { index: number; strength: number }>(columns: Column[]): Column[] {
  return columns
    .toSorted((a, b) => b.strength - a.strength || a.index - b.index)
    .slice(0, MOST_COLUMNS - 1)
}
