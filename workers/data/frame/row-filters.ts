import { Series as NewSeries } from 'danfojs'
import type { RowFilter } from '../../../src/protocol/data-api.ts'
import { ok, unreachable, type Result } from '../../../src/domain/result.ts'
import { findColumn, numberColumn } from './derived-columns.ts'
import type { FrameColumn, Series, TableFrame } from './table-frame.ts'

/** The rows of the frame that pass all filters. A missing cell differs from every text and is neither above nor below. */
export function filtered(source: TableFrame, filters: RowFilter[]): Result<TableFrame> {
  let mask: Series | undefined
  for (const filter of filters) {
    const passing = passingRows(source, filter)
    if (!passing.ok) return passing
    mask = mask === undefined ? passing.value : mask.and(passing.value)
  }
  // One query on the unfiltered frame: danfojs takes index labels for positions, which only there are the same.
  return ok(mask === undefined ? source : { ...source, frame: source.frame.query(mask) })
}

/** Which cells of a column equal a text; as numbers in a number column. */
export function equalCells({ frame }: TableFrame, column: FrameColumn, text: string): Series {
  const cells = frame.column(column.id)
  return column.number ? cells.eq(Number(text)) : cells.eq(repeated(text.trim(), cells))
}

function passingRows(source: TableFrame, filter: RowFilter): Result<Series> {
  switch (filter.test) {
    case 'equals':
      return masked(findColumn(source, filter.column), (column) =>
        equalCells(source, column, filter.text),
      )
    case 'differs':
      return masked(findColumn(source, filter.column), (column) =>
        negated(equalCells(source, column, filter.text)),
      )
    case 'missing':
      return masked(findColumn(source, filter.column), ({ id }) => source.frame.column(id).isNa())
    case 'present':
      return masked(findColumn(source, filter.column), ({ id }) =>
        negated(source.frame.column(id).isNa()),
      )
    case 'above':
      return masked(numberColumn(source, filter.column), (cells) => cells.gt(filter.value))
    case 'below':
      return masked(numberColumn(source, filter.column), (cells) => cells.lt(filter.value))
    default:
      return unreachable(filter)
  }
}

function masked<Found>(found: Result<Found>, mask: (found: Found) => Series): Result<Series> {
  return found.ok ? ok(mask(found.value)) : found
}

function negated(mask: Series): Series {
  return mask.eq((mask.values as boolean[]).map(() => false))
}

function repeated(text: string, { values }: Series): Series {
  return new NewSeries(new Array(values.length).fill(text), { dtypes: ['string'] })
}
