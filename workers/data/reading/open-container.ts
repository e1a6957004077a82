import type { Dialect, FilePart } from '../../../src/domain/profile.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import type { ReadingOptions } from '../../../src/domain/reading-options.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { sniffEncoding } from './encoding.ts'
import { entryHead, unpackedHead } from './entry-head.ts'
import { binaryFormat, SIGNATURE_BYTES, signedFormat } from './file-signature.ts'
import { isEncryptedWorkbook } from './old-office-file.ts'
import { partName } from './part-name.ts'
import { reading, stageOf, type ReadingHooks, type ReadTable } from './reading.ts'
import { unpackEntry } from './unpack-entry.ts'
import { unpack } from './unpack.ts'
import { zipEntries, type ZipEntry } from './zip-directory.ts'

/** Of the whole bar, the part that shows unpacking. */
const UNPACKING = 0.4

/** Archives inside archives are opened down to here. */
const MOST_LAYERS = 4

/** Entries of an archive that are looked at. */
const MOST_ENTRIES = 1000

/** Formats inside an archive that can be read, besides text. */
const READABLE = new Set(['gzip', 'zip', 'parquet'])

/** Text without its wrapping. */
export interface UnwrappedText {
  source: TableSource
  options: ReadingOptions
  hooks: ReadingHooks
  /** It is only a beginning. */
  isCutOff: boolean
}

/** A file without its wrapping. */
export type Unwrapped =
  | (UnwrappedText & {
      kind: 'text'
      /** What there is to say about the wrapping. */
      found: Pick<Dialect, 'parts'>
    })
  | { kind: 'table'; read: ReadTable }

interface Layer extends UnwrappedText {
  depth: number
}

/**
 * What a file is by its first bytes, whatever its name says: text (or something that is refused later) is handed
 * back as it is or unpacked; workbooks and Parquet files are read. An archive of several tables gives the one that
 * `options.sheet` names, else the largest. Besides the failures of reading, it fails with `damagedFile`,
 * `encryptedFile`, `unpacksTooLarge`, `sheetMissing` and `noTableInside`.
 */
export function openContainer(
  source: TableSource,
  options: ReadingOptions,
  hooks: ReadingHooks,
): Promise<Result<Unwrapped>> {
  return openLayer({ source, options, hooks, isCutOff: false, depth: 0 })
}

async function openLayer(layer: Layer): Promise<Result<Unwrapped>> {
  const { source, depth, ...text } = layer
  const { hooks } = text
  const head = await reading(source, () => source.blob.slice(0, SIGNATURE_BYTES).arrayBuffer())
  if (!head.ok) return head
  const format = depth > MOST_LAYERS ? undefined : signedFormat(new Uint8Array(head.value))
  if (format === 'gzip') return openGzip(layer)
  if (format === 'zip') return openZip(layer)
  if (format === 'parquet') {
    const { readParquet } = await import('./read-parquet.ts')
    return asTable(await readParquet(source, text.options, hooks))
  }
  if (format === 'xls') return refuseOldWorkbook(source)
  return ok({ kind: 'text', source, ...text, found: {} })
}

async function refuseOldWorkbook(source: TableSource): Promise<Result<never>> {
  const { name } = source
  const encrypted = await reading(source, () => isEncryptedWorkbook(source.blob))
  if (!encrypted.ok) return encrypted
  return encrypted.value
    ? fail('encryptedFile', { name, found: 'xlsx' })
    : fail('notATable', { name, found: 'xls' })
}

async function openGzip(layer: Layer): Promise<Result<Unwrapped>> {
  const { source, hooks } = layer
  const { name, blob } = source
  const { headBytes } = hooks
  if (headBytes !== undefined) {
    const head = await reading(source, () => unpackedHead(blob, 'gzip', headBytes))
    const text = head.ok ? textHead(layer, name, head.value) : undefined
    if (text !== undefined) return ok(text)
  }
  const unpacked = await unpack(
    { name, found: 'gzip', blob },
    stageOf(hooks, blob.size, 0, UNPACKING),
  )
  return unpacked.ok ? openInner(layer, { name, blob: unpacked.value }) : unpacked
}

async function openZip(layer: Layer): Promise<Result<Unwrapped>> {
  const { source, options, hooks } = layer
  const { name, blob } = source
  const listed = await reading(source, () => zipEntries(blob))
  if (!listed.ok) return listed
  const entries = listed.value
  if (entries === undefined) {
    return fail('damagedFile', { name, found: 'zip', reason: '' })
  }
  const office = officeFormat(entries)
  if (office === 'xlsx') {
    const { readWorkbook } = await import('./read-workbook.ts')
    return asTable(await readWorkbook(source, entries, options, hooks))
  }
  if (office !== undefined) return fail('notATable', { name, found: office })
  const tables = await tablesIn(source, entries, hooks)
  if (!tables.ok) return tables
  const { sheet } = options
  const wanted = tables.value.find((entry) => entry.name === sheet)
  if (tables.value.length > 1 && sheet !== undefined && wanted === undefined) {
    const sheets = tables.value.map((entry) => entry.name).join(', ')
    return fail('sheetMissing', { name, sheet, sheets })
  }
  const [largest] = [...tables.value].sort((a, b) => b.bytes - a.bytes)
  const entry = wanted ?? largest
  if (entry === undefined) return fail('noTableInside', { name, found: 'zip' })
  const all = tables.value.map((one) => ({ name: one.name, hidden: false }))
  const parts = { read: entry.name, all }
  const part = partName(name, entry.name)
  const { headBytes } = hooks
  if (headBytes !== undefined) {
    const head = await reading(source, () => entryHead(blob, entry, headBytes))
    const text = head.ok ? textHead(layer, part, head.value) : undefined
    if (text !== undefined) return ok(all.length === 1 ? text : withParts(text, parts))
  }
  const stage = stageOf(hooks, blob.size, 0, UNPACKING)
  const unpacked = await unpackEntry(source, entry, 'zip', stage)
  if (!unpacked.ok) return unpacked
  const inner = { name: part, blob: unpacked.value }
  if (all.length === 1) return openInner(layer, inner)
  // The name was used here: a workbook inside shows its first sheet.
  const { sheet: _used, ...others } = options
  const opened = await openInner({ ...layer, options: others }, inner)
  return opened.ok ? ok(withParts(opened.value, parts)) : opened
}

/** The beginning of packed text; undefined for nothing and for what has a format of its own. */
function textHead(
  layer: Layer,
  name: string,
  head: Uint8Array<ArrayBuffer>,
): Unwrapped | undefined {
  if (head.length === 0 || signedFormat(head) !== undefined) return undefined
  const { options, hooks } = layer
  const source = { name, blob: new Blob([head]) }
  const isCutOff = head.length >= (hooks.headBytes ?? 0)
  return { kind: 'text', source, options, hooks, isCutOff, found: {} }
}

function openInner(layer: Layer, source: TableSource): Promise<Result<Unwrapped>> {
  const hooks = stageOf(layer.hooks, layer.source.blob.size, UNPACKING, 1)
  if (source.blob.size === 0) return Promise.resolve(fail('emptyFile', { name: source.name }))
  return openLayer({ ...layer, source, hooks, depth: layer.depth + 1 })
}

function withParts(opened: Unwrapped, parts: { read: string; all: FilePart[] }): Unwrapped {
  if (opened.kind === 'text') return { ...opened, found: { parts } }
  const { read } = opened
  return { kind: 'table', read: { ...read, dialect: { ...read.dialect, parts } } }
}

function asTable(read: Result<ReadTable>): Result<Unwrapped> {
  return read.ok ? ok({ kind: 'table', read: read.value }) : read
}

/** Office documents are zip archives, told apart by what they hold. */
function officeFormat(entries: readonly ZipEntry[]): string | undefined {
  const names = new Set(entries.map(({ name }) => name))
  if (names.has('xl/workbook.xml')) return 'xlsx'
  if (names.has('xl/workbook.bin')) return 'xlsb'
  if (names.has('mimetype') && names.has('content.xml')) return 'ods'
  return names.has('[Content_Types].xml') ? 'office' : undefined
}

/** The entries that may be tables by their content: text or a format that can be read. */
async function tablesIn(
  source: TableSource,
  entries: readonly ZipEntry[],
  hooks: ReadingHooks,
): Promise<Result<ZipEntry[]>> {
  const tables: ZipEntry[] = []
  for (const entry of entries.slice(0, MOST_ENTRIES)) {
    // What macOS and others add for themselves.
    if (entry.bytes === 0 || /(^|\/)(__MACOSX\/|\.|Thumbs\.db$)/.test(entry.name)) continue
    if (entry.encrypted) return fail('encryptedFile', { name: source.name, found: 'zip' })
    const head = await reading(source, () => entryHead(source.blob, entry, SIGNATURE_BYTES))
    if (!head.ok) return head
    if (hooks.signal.aborted) return fail('cancelled', {})
    const wide = sniffEncoding(head.value).startsWith('utf-16')
    const format = binaryFormat(head.value, wide)
    if (format === undefined || READABLE.has(format)) tables.push(entry)
  }
  return ok(tables)
}
