import { markersOf, choiceFor } from '../../src/domain/column-choice.ts'
import { numberReader } from '../../src/domain/cell-readers.ts'
import type { Experiment } from '../../src/domain/experiment.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import type { OpenTable } from './open-table.ts'

/**
 * Numbers of a column as an experiment reads it, whatever its role; NaN where missing. Fails with `columnMissing` or
 * `notANumberColumn`, and as `OpenTable.profiledFor` does.
 * @param rows of the table
 */
export function columnNumbers(
  open: OpenTable,
  { columns }: Experiment,
  name: string,
  rows: Uint32Array,
): Result<Float64Array<ArrayBuffer>> {
  const profiled = open.profiledFor(columns ?? {})
  if (!profiled.ok) return profiled
  const { table, profile } = profiled.value
  const described = profile.columns.find((column) => column.name === name)
  const column = described && table.columns[described.index]
  if (!described || !column) return fail('columnMissing', { column: name })
  if (described.kind !== 'number') return fail('notANumberColumn', { column: name })
  const read = numberReader(column, markersOf(choiceFor(columns, name)), described.format)
  return ok(Float64Array.from(rows, (row) => read(row)))
}
