import { parquetMetadataAsync, parquetScan, parquetSchema } from 'hyparquet'
import type { ParquetScan } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { fail, type Result } from '../../../src/domain/result.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { columnReading, exactSchema, type ColumnReading } from './parquet-values.ts'
import { reasonOf, type ReadingHooks, type ReadTable } from './reading.ts'
import type { WantedPart } from './table-builder.ts'
import { checkColumns, TableFilling } from './table-filling.ts'

/** Rows that are turned into text at a stretch. */
const CHUNK_ROWS = 10_000

/** The share of decoding in the work on a row group. */
const DECODING = 0.7

interface OpenColumn extends ColumnReading {
  name: string
  scan: ParquetScan
}

/**
 * Reads a Parquet file of flat and nested columns, row group by row group and column by column, by ranges of the
 * file. Fails with `damagedFile`, `tooManyColumns`, `headerOnly`, `unreadableFile` and `cancelled`.
 */
export async function readParquet(
  source: TableSource,
  wanted: WantedPart,
  hooks: ReadingHooks,
): Promise<Result<ReadTable>> {
  const { name, blob } = source
  try {
    return await readRows(source, wanted, hooks)
  } catch (error) {
    if (error instanceof DOMException) {
      return fail('unreadableFile', { name, reason: reasonOf(error) })
    }
    // How memory at its end shows; but the footer of a damaged file makes for wrong offsets, too.
    if (error instanceof RangeError && /alloc|length/i.test(error.message) && blob.size > 2 ** 28) {
      throw error
    }
    return fail('damagedFile', { name, found: 'parquet', reason: reasonOf(error) })
  }
}

async function readRows(
  source: TableSource,
  wanted: WantedPart,
  hooks: ReadingHooks,
): Promise<Result<ReadTable>> {
  const { blob } = source
  const file = {
    byteLength: blob.size,
    slice: (start: number, end?: number) => blob.slice(start, end).arrayBuffer(),
  }
  const found = await parquetMetadataAsync(file, { geoparquet: false })
  const elements = parquetSchema(found).children.map(({ element }) => element)
  const fits = checkColumns(source, elements.length)
  if (!fits.ok) return fits
  const metadata = { ...found, schema: exactSchema(found.schema, new Set(elements)) }
  const columns: OpenColumn[] = []
  for (const element of elements) {
    const reading = columnReading(element)
    const { parsers } = reading
    const asked = { file, metadata, columns: [element.name], parsers, compressors }
    const scan = await parquetScan({ ...asked, geoparquet: false })
    columns.push({ ...reading, name: element.name, scan })
  }
  const filling = new TableFilling(source, hooks, 1, wanted)
  filling.add(
    elements.map((element) => element.name),
    0,
  )
  let groupStart = 0
  const total = Math.max(1, Number(metadata.num_rows))
  for (const group of metadata.row_groups) {
    const groupRows = Number(group.num_rows)
    const shareAt = (part: number) => (groupStart + groupRows * part) / total
    const values: ArrayLike<unknown>[] = []
    for (const { name: column, scan } of columns) {
      const range = { rowStart: groupStart, rowEnd: groupStart + groupRows }
      const read = await scan.readColumn({ column, ...range })
      if (read.length !== groupRows) throw new Error(`${column}: ${read.length} of ${groupRows}`)
      values.push(read)
      const decoded = values.length / columns.length
      if (!(await filling.goesOn(shareAt(DECODING * decoded)))) return fail('cancelled', {})
    }
    for (let row = 0; row < groupRows; row++) {
      if (row > 0 && row % CHUNK_ROWS === 0) {
        const share = shareAt(DECODING + (1 - DECODING) * (row / groupRows))
        if (!(await filling.goesOn(share))) return fail('cancelled', {})
      }
      const cells = columns.map(({ text }, i) => text(values[i]?.[row]))
      filling.add(cells, groupStart + row + 1)
    }
    groupStart += groupRows
  }
  return filling.finish({ format: 'parquet', headerRows: 1, preambleRows: 0 })
}
