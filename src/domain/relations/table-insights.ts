import type { ResolvedExperiment } from '../experiment.ts'
import type { TableProfile } from '../profile.ts'
import type { Table } from '../table.ts'
import { columnTail, type ColumnTail } from './column-tail.ts'
import { rowSample } from './measured-rows.ts'
import { missingPatterns, type MissingPatterns } from './missing-patterns.ts'
import { twinColumns, type TwinColumns } from './twin-columns.ts'

/** What stands out in the columns themselves. */
export interface TableInsights {
  /** As found for this target, which has no twins. */
  target: string
  twins: TwinColumns[]
  /** Rows in which twins are looked for. */
  rows: number
  /** These are a random sample, the same every time. */
  sampled: boolean
  /** [columns] Of numbers; null for the other kinds. */
  tails: (ColumnTail | null)[]
  missing: MissingPatterns
}

/** @param table @param profile from the same call of `profileTable` @param resolved for that profile */
export function* tableInsights(
  table: Table,
  profile: TableProfile,
  resolved: ResolvedExperiment,
): Generator<undefined, TableInsights> {
  const rows = rowSample(table.rows, table.columns.length)
  const twins = yield* twinColumns(table, profile, resolved, rows)
  const tails: (ColumnTail | null)[] = []
  for (const { index, kind, number } of profile.columns) {
    yield
    const cells = table.columns[index]?.cells
    const isNumber = kind === 'number' && number !== undefined && cells?.storage === 'number'
    tails.push(isNumber ? columnTail(cells.values, number) : null)
  }
  const missing = yield* missingPatterns(table, profile, resolved)
  return {
    ...{ target: resolved.target, twins, tails, missing },
    ...{ rows: rows.length, sampled: rows.length < table.rows },
  }
}
