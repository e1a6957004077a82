import { numberReader } from './cell-readers.ts'
import type { ResolvedExperiment } from './experiment.ts'
import type { PartName } from './prepared-data.ts'
import { fail, ok, type Result } from './result.ts'
import type { RowSplit } from './split.ts'
import { cellText, type Table } from './table.ts'

/**
 * How much each row of one part counts: the column with role `weight`, or all 1 without one.
 * Fails with `notANumber` where a weight is missing, negative or no float32 number, and `noWeight` where all are 0.
 */
export function readWeights(
  table: Table,
  resolved: ResolvedExperiment,
  split: RowSplit,
  part: PartName,
): Result<Float32Array<ArrayBuffer>> {
  const rows = split[part]
  const choice = resolved.columns.find(
    ({ role, index }) => role === 'weight' && index !== resolved.targetIndex,
  )
  const column = choice && table.columns[choice.index]
  if (!column) return ok(new Float32Array(rows.length).fill(1))
  const weights = Float32Array.from(rows, numberReader(column, choice.missing))
  const wrong = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity))
  if (wrong >= 0) {
    const row = rows[wrong] as number
    return fail('notANumber', { target: column.name, value: cellText(column, row), row })
  }
  return weights.some((weight) => weight > 0)
    ? ok(weights)
    : fail('noWeight', { column: column.name, part })
}
