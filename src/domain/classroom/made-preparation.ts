import { ColumnBuilder } from '../column-builder.ts'
import type { Experiment } from '../experiment.ts'
import { buildData, planData, type PlannedData } from '../prepare-data.ts'
import type { PreparedData } from '../prepared-data.ts'
import { profileTable } from '../profile-table.ts'
import { resolveExperiment } from '../resolve-experiment.ts'
import { ok, type Result } from '../result.ts'
import { sha256 } from '../sha256.ts'
import type { Table } from '../table.ts'
import type { MadeSource, RowsSource } from './classroom-choice.ts'
import { toyRows } from './toy-sets.ts'

/** The rows that a source stands for. */
export function rowsOf(source: MadeSource): RowsSource {
  return source.kind === 'toy' ? toyRows(source) : source
}

/** Prepares rows that are made here exactly as rows of a file are. Fails as `planData` and `resolveExperiment` do. */
export async function prepareMade(
  experiment: Experiment,
  source: MadeSource,
): Promise<Result<{ plan: PlannedData; data: PreparedData }>> {
  const profiled = profileTable(tableOf(rowsOf(source)), experiment.columns)
  if (!profiled.ok) return profiled
  const { profile, table } = profiled.value
  const resolved = resolveExperiment(experiment, profile)
  if (!resolved.ok) return resolved
  const planned = planData(table, resolved.value, profile)
  if (!planned.ok) return planned
  const data = await buildData(table, planned.value, sha256)
  return data.ok ? ok({ plan: planned.value.plan, data: data.value }) : data
}

/** The table that such rows are. */
export function tableOf({ columns, rows }: RowsSource): Table {
  return {
    rows: rows.length,
    columns: columns.map((name, c) => {
      const builder = new ColumnBuilder()
      for (const row of rows) builder.add(String(row[c]))
      return { name, cells: builder.finish() }
    }),
    unreadable: [],
  }
}
