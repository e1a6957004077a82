import { DataFrame } from 'danfojs'
import { numberReader } from '../../../src/domain/cell-readers.ts'
import { sampleRows } from '../../../src/domain/random.ts'
import { cellText, isMissingText } from '../../../src/domain/table.ts'
import type { Column, ColumnKind, Table } from '../../../src/domain/table.ts'

/** The classes that danfojs' own operations answer with; its exported ones are subclasses of these. */
export type Frame = ReturnType<DataFrame['query']>
export type Series = ReturnType<Frame['column']>

/** A column of the table with what the person decided about it. */
export interface FrameSource {
  column: Column
  kind: ColumnKind
  /** Lower-cased, trimmed markers. */
  missing: readonly string[]
}

/** A column of the frame. Names that people see never reach danfojs: `shape` or `__proto__` would break it. */
export interface FrameColumn {
  name: string
  /** Name inside the frame: `c0…cN`, `d0…dN` for derived ones. Numbers (NaN missing) or texts (null missing). */
  id: string
  number: boolean
  /** Text as read ("007", " yes") of a row of the table, null where missing; absent for a derived column. */
  text?: (row: number) => string | null
}

export interface TableFrame {
  /** Index 0…rows−1; the column `row` holds the row numbers of the table. */
  frame: Frame
  columns: FrameColumn[]
}

export const ROW_ID = 'row'
const MOST_ROWS = 10_000
/** danfojs keeps every cell twice, boxed: some 50 bytes each, so a very wide table is sampled sooner. */
const MOST_CELLS = 2_000_000
const SAMPLE_SEED = 1

/** How many rows the frame of a table has: all of them up to 10,000 (fewer beyond 200 columns), else a sample. */
export function frameSize(rows: number, columns: number): { rows: number; sampled: boolean } {
  const most = Math.min(MOST_ROWS, Math.max(100, Math.floor(MOST_CELLS / Math.max(1, columns))))
  return rows > most ? { rows: most, sampled: true } : { rows, sampled: false }
}

/**
 * The danfojs frame that serves the views. A number cell is a number, NaN where missing (with null danfojs'
 * arithmetic would count it as 0); any other cell is its trimmed text, null where missing.
 */
export function tableFrame(table: Pick<Table, 'rows'>, sources: FrameSource[]): TableFrame {
  const rows = sampleRows(SAMPLE_SEED, table.rows, frameSize(table.rows, sources.length).rows)
  const data: Cell[][] = Array.from(rows, (row) => [row])
  const ids = [ROW_ID]
  const dtypes = ['int32']
  const append = (id: string, dtype: string, cell: (row: number) => Cell): void => {
    ids.push(id)
    dtypes.push(dtype)
    data.forEach((record, i) => record.push(cell(rows[i] as number)))
  }
  const columns = sources.map((source, index): FrameColumn => {
    const number = source.kind === 'number'
    const { value, text } = number ? numberReaders(source) : textReaders(source)
    const id = `c${index}`
    append(id, number ? 'float32' : 'string', value)
    return { name: source.column.name, id, number, text }
  })
  return { frame: new DataFrame(data, { columns: ids, dtypes }), columns }
}

type Cell = number | string | null

/** By row of the table. */
interface CellReaders {
  value: (row: number) => Cell
  text: (row: number) => string | null
}

function numberReaders({ column, missing }: FrameSource): CellReaders {
  const value = numberReader(column, missing)
  return { value, text: (row) => (Number.isNaN(value(row)) ? null : cellText(column, row)) }
}

function textReaders({ column, missing }: FrameSource): CellReaders {
  const text = (row: number): string | null => {
    const cell = cellText(column, row)
    return isMissingText(cell, missing) ? null : cell
  }
  return { value: (row) => text(row)?.trim() ?? null, text }
}
