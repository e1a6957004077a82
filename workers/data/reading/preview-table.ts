import { formattedValue, type DecimalMark } from '../../../src/domain/number-format.ts'
import { decidedDecimal, profileTable } from '../../../src/domain/profile-table.ts'
import type { Dialect, TableProfile } from '../../../src/domain/profile.ts'
import { ok, type Result } from '../../../src/domain/result.ts'
import { recordTexts } from '../../../src/domain/table.ts'
import type { ReadingPreview } from '../../../src/protocol/data-api.ts'
import type { ReadingOptions } from '../../../src/domain/reading-options.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { readTable } from './read-table.ts'

/** Read of a text, so that the size of a file does not matter. */
const HEAD_BYTES = 2 ** 17

const ROWS_SHOWN = 10

/**
 * Reads the beginning of a file as the whole would be read. Of a workbook the whole sheet is read, because nothing
 * less can be. Fails like `readTable`.
 */
export async function previewTable(
  source: TableSource,
  options: ReadingOptions,
  signal: AbortSignal,
): Promise<Result<ReadingPreview>> {
  // The first rows are wanted, not some of them.
  const { sample: _sample, ...wanted } = options
  const hooks = { signal, onProgress: () => undefined, headBytes: HEAD_BYTES }
  const read = await readTable(source, wanted, hooks)
  if (!read.ok) return read
  const { table, dialect, problems } = read.value
  const decimal = decimalOf(options)
  const profiled = profileTable(table, {}, [], decimal)
  if (!profiled.ok) return profiled
  const { profile } = profiled.value
  const unreadable = new Set(table.unreadable)
  const rows = Array.from({ length: Math.min(ROWS_SHOWN, table.rows) }, (_, row) => ({
    cells: recordTexts(table, row).map((text, i) => shownText(text, profile, i)),
    unreadable: unreadable.has(row),
  }))
  return ok({
    dialect: withDecimal(dialect, profile, decimal),
    names: table.columns.map(({ name }) => name),
    kinds: profile.columns.map(({ kind }) => kind),
    rows,
    rowsRead: table.rows,
    unreadable: unreadable.size,
    problems,
  })
}

/** What a person said about the decimal mark of a whole file. */
export function decimalOf({ decimal }: ReadingOptions): DecimalMark | undefined {
  return decimal && (decimal === ',' ? 'comma' : 'point')
}

/** The dialect, once the columns were looked at. */
export function withDecimal(
  dialect: Dialect,
  { columns }: TableProfile,
  chosen: DecimalMark | undefined,
): Dialect {
  const mark = chosen ?? decidedDecimal(columns)
  return { ...dialect, decimal: mark === 'comma' ? ',' : '.' }
}

function shownText(text: string, { columns }: TableProfile, index: number): string {
  const format = columns[index]?.format
  const value = format === undefined ? Number.NaN : formattedValue(text, format)
  return Number.isNaN(value) ? text : String(value)
}
