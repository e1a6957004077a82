import type { DerivedColumn } from '../../../src/protocol/data-api.ts'
import { fail, ok, unreachable, type Result } from '../../../src/domain/result.ts'
import type { FrameColumn, Series, TableFrame } from './table-frame.ts'

/** The frame with derived columns appended, in order; a later one may use an earlier one. */
export function withDerived(source: TableFrame, derived: DerivedColumn[]): Result<TableFrame> {
  let current = source
  for (const [index, column] of derived.entries()) {
    if (current.columns.some(({ name }) => name === column.name)) {
      return fail('columnExists', { column: column.name })
    }
    const left = numberColumn(current, column.left)
    if (!left.ok) return left
    const right = numberColumn(current, column.right)
    if (!right.ok) return right
    const result = combined(column.operation, left.value, right.value)
    const id = `d${index}`
    current = {
      frame: current.frame.addColumn(id, finiteOnly(result)),
      columns: [...current.columns, { name: column.name, id, number: true }],
    }
  }
  return ok(current)
}

/** Finds a column by the name that people see. */
export function findColumn(source: TableFrame, name: string): Result<FrameColumn> {
  const column = source.columns.find((candidate) => candidate.name === name)
  return column === undefined ? fail('columnMissing', { column: name }) : ok(column)
}

/** A number column's cells as a danfojs Series, NaN where missing. */
export function numberColumn(source: TableFrame, name: string): Result<Series> {
  const column = findColumn(source, name)
  if (!column.ok) return column
  if (!column.value.number) return fail('notANumberColumn', { column: name })
  return ok(source.frame.column(column.value.id))
}

function combined(operation: DerivedColumn['operation'], left: Series, right: Series): Series {
  switch (operation) {
    case 'sum':
      return left.add(right)
    case 'difference':
      return left.sub(right)
    case 'product':
      return left.mul(right)
    case 'ratio':
      return left.div(right)
    default:
      return unreachable(operation)
  }
}

/** Division by zero and overflow count as missing. */
function finiteOnly(series: Series): number[] {
  return (series.values as number[]).map((value) => (Number.isFinite(value) ? value : Number.NaN))
}
