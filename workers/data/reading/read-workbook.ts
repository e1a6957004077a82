import { fail, ok, type Result } from '../../../src/domain/result.ts'
import type { ReadingOptions } from '../../../src/domain/reading-options.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { partName } from './part-name.ts'
import type { SheetRequest } from './read-sheet.ts'
import { stageOf, type ReadingHooks, type ReadTable } from './reading.ts'
import type { SheetTable } from './sheet-records.ts'
import { readSheetApart } from './sheet-thread.ts'
import { checkColumns, TableFilling } from './table-filling.ts'
import { unpackEntry } from './unpack-entry.ts'
import { workbookParts, type WorkbookParts, type WorkbookSheet } from './workbook-sheets.ts'
import type { ZipEntry } from './zip-directory.ts'

const WORKBOOK_PATH = 'xl/workbook.xml'
const RELATIONSHIPS_PATH = 'xl/_rels/workbook.xml.rels'

/** A sheet becomes one text while it is read, and no browser holds longer ones. */
const MOST_SHEET_BYTES = 2 ** 29 - 2 ** 20

/** Rows that are added at a stretch. */
const CHUNK_ROWS = 10_000

/** Where only the first rows are wanted. */
const HEAD_ROWS = 200

/** Shares of unpacking and of the library in the whole. */
const UNPACKED = 0.2
const PARSED = 0.8

/** An opened archive that is a workbook. */
interface Workbook {
  source: TableSource
  entries: readonly ZipEntry[]
  hooks: ReadingHooks
}

interface ReadSheet extends SheetTable {
  sheet: WorkbookSheet
}

/**
 * Reads a sheet of an Excel workbook: the one asked for, else the first one that looks like a table, visible ones
 * before hidden ones. Fails with `damagedFile`, `encryptedFile`, `unpacksTooLarge`, `sheetMissing`, `noTableInside`,
 * `headerOnly`, `tooManyColumns`, `unreadableFile` and `cancelled`.
 */
export async function readWorkbook(
  source: TableSource,
  entries: readonly ZipEntry[],
  options: ReadingOptions,
  hooks: ReadingHooks,
): Promise<Result<ReadTable>> {
  const workbook = { source, entries, hooks }
  const { name } = source
  const parts = await partsOf(workbook)
  if (!parts.ok) return parts
  const { sheets } = parts.value
  const read = await chosenSheet(workbook, parts.value, options)
  if (!read.ok) return read
  const { sheet, records, ...place } = read.value
  const columns = checkColumns(source, records[0]?.cells.length ?? 0)
  if (!columns.ok) return columns
  const named = { name: partName(name, sheet.name), blob: source.blob }
  const filling = new TableFilling(named, hooks, place.headerRows, options)
  const most = hooks.headBytes === undefined ? records.length : HEAD_ROWS
  for (const [i, { cells, line }] of records.slice(0, most).entries()) {
    filling.add(cells, line)
    if (i % CHUNK_ROWS === 0) {
      const share = PARSED + (1 - PARSED) * (i / records.length)
      if (!(await filling.goesOn(share))) return fail('cancelled', {})
    }
  }
  const table = await filling.finish({ format: 'xlsx', ...place })
  if (!table.ok) return table
  const all = sheets.map((one) => ({ name: one.name, hidden: one.hidden }))
  return ok({
    ...table.value,
    dialect: { ...table.value.dialect, parts: { read: sheet.name, all } },
  })
}

async function partsOf(workbook: Workbook): Promise<Result<WorkbookParts>> {
  const texts: string[] = []
  for (const path of [WORKBOOK_PATH, RELATIONSHIPS_PATH]) {
    const bytes = await unpacked(workbook, path)
    if (!bytes.ok) return bytes
    texts.push(new TextDecoder().decode(bytes.value))
  }
  const [sheets = '', relationships = ''] = texts
  return ok(workbookParts(sheets, relationships))
}

async function chosenSheet(
  workbook: Workbook,
  parts: WorkbookParts,
  { sheet: wanted, ...chosen }: ReadingOptions,
): Promise<Result<ReadSheet>> {
  const { name } = workbook.source
  const { sheets } = parts
  if (wanted !== undefined) {
    const sheet = sheets.find((one) => one.name === wanted)
    if (sheet === undefined) {
      const names = sheets.map((one) => one.name).join(', ')
      return fail('sheetMissing', { name, sheet: wanted, sheets: names })
    }
    const read = await readOne(workbook, parts, sheet, chosen)
    if (!read.ok) return read
    if (read.value.records.length > 0) return read
    return fail('noTableInside', { name: partName(name, wanted), found: 'sheet' })
  }
  let best: ReadSheet | undefined
  const inOrder = [...sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))
  for (const sheet of inOrder) {
    const read = await readOne(workbook, parts, sheet, chosen)
    if (!read.ok) return read
    const rank = likeness(read.value)
    if (rank === MOST_ALIKE) return read
    if (rank > 0 && (best === undefined || rank > likeness(best))) best = read.value
  }
  return best === undefined ? fail('noTableInside', { name, found: 'xlsx' }) : ok(best)
}

const MOST_ALIKE = 3

/** How much a sheet is like a table: 0 for an empty one, less where rows or a second column are missing. */
function likeness({ records, headerRows }: SheetTable): number {
  if (records.length === 0) return 0
  if (records.length === headerRows) return 1
  return (records[0]?.cells.length ?? 0) < 2 ? 2 : MOST_ALIKE
}

async function readOne(
  workbook: Workbook,
  { shared }: WorkbookParts,
  sheet: WorkbookSheet,
  { preambleRows, headerRows, footerRows }: ReadingOptions,
): Promise<Result<ReadSheet>> {
  const { source, hooks, entries } = workbook
  const files: SheetRequest['files'] = {}
  const there = shared.filter((path) => entries.some((entry) => entry.name === path))
  for (const path of [WORKBOOK_PATH, RELATIONSHIPS_PATH, ...there, sheet.path]) {
    const bytes = await unpacked(workbook, path)
    if (!bytes.ok) return bytes
    files[path] = bytes.value
  }
  const chosen = {
    ...(preambleRows !== undefined && { preambleRows }),
    ...(headerRows !== undefined && { headerRows }),
    ...(footerRows !== undefined && { footerRows }),
  }
  const request = { files, position: sheet.position, chosen }
  const size = source.blob.size
  hooks.onProgress({ bytesRead: Math.round(size * UNPACKED), bytesTotal: size, rows: 0 })
  const read = await readSheetApart(request, partName(source.name, sheet.name), hooks.signal)
  return read.ok ? ok({ ...read.value, sheet }) : read
}

async function unpacked(
  { source, entries, hooks }: Workbook,
  path: string,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const entry = entries.find(({ name }) => name === path)
  if (entry === undefined) {
    return fail('damagedFile', { name: source.name, found: 'xlsx', reason: path })
  }
  const stage = stageOf(hooks, source.blob.size, 0, UNPACKED)
  const blob = await unpackEntry(source, entry, 'xlsx', stage, MOST_SHEET_BYTES)
  if (!blob.ok) return blob
  return ok(new Uint8Array(await blob.value.arrayBuffer()))
}
