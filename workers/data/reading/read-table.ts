import type { Dialect } from '../../../src/domain/profile.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import type { ReadingOptions } from '../../../src/domain/reading-options.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { sniffLayout, type CellLayout } from './dialect.ts'
import { isEncoding, sniffEncoding } from './encoding.ts'
import { filePieces } from './file-pieces.ts'
import { findTableEnd } from './footer-lines.ts'
import { binaryFormat } from './file-signature.ts'
import type { RecordBatch } from './record-batch.ts'
import { RecordScanner } from './record-scanner.ts'
import { openContainer, type UnwrappedText } from './open-container.ts'
import { MOST_COLUMNS, reading, type ReadingHooks, type ReadTable } from './reading.ts'
import { TableBuilder, type WantedPart } from './table-builder.ts'
import { Utf8Pieces } from './utf8-pieces.ts'

/** What is looked at to find out encoding, delimiter, quote and header. */
const SAMPLE_BYTES = 2 ** 18

/** Read at a time. */
const PIECE_BYTES = 2 ** 20

const PROGRESS_INTERVAL_MS = 100

/** A number and its shape. */
const BYTES_PER_CELL = 9

/**
 * Reads a file of any size into a table: delimited text as a stream; workbooks, Parquet files and what is packed in
 * zip or gzip by what they are, whatever their names say (see `open-container.ts`).
 *
 * Rows that have another number of cells than the header are unreadable: they are counted and listed, and their
 * cells are missing (`unreadableCells` has them as read); empty cells beyond the last column are dropped.
 * `options.encoding` is a WHATWG name. Fails with `emptyFile`, `unknownEncoding`, `notATable`, `headerOnly`,
 * `tooManyColumns`, `unreadableFile`, `outOfMemory`, `cancelled`, or those of containers.
 */
export async function readTable(
  source: TableSource,
  options: ReadingOptions,
  hooks: ReadingHooks,
): Promise<Result<ReadTable>> {
  if (source.blob.size === 0) return fail('emptyFile', { name: source.name })
  const { encoding } = options
  if (encoding !== undefined && !isEncoding(encoding)) return fail('unknownEncoding', { encoding })
  const opened = await openContainer(source, options, hooks)
  if (!opened.ok) return opened
  if (opened.value.kind === 'table') return ok(opened.value.read)
  const { found, ...text } = opened.value
  const read = await readText(text)
  return read.ok ? ok({ ...read.value, dialect: { ...read.value.dialect, ...found } }) : read
}

async function readText(text: UnwrappedText): Promise<Result<ReadTable>> {
  const { source, options, hooks, isCutOff } = text
  const { name, blob } = source
  const head = await reading(source, () => blob.slice(0, SAMPLE_BYTES).arrayBuffer())
  if (!head.ok) return head
  const bytes = new Uint8Array(head.value)
  const encoding = options.encoding ?? sniffEncoding(bytes)
  const found = binaryFormat(bytes, encoding.toLowerCase().startsWith('utf-16'))
  if (found !== undefined) return fail('notATable', { name, found })

  const newPieces = () => new Utf8Pieces(encoding, options.encoding !== undefined)
  const whole = bytes.length === blob.size && !isCutOff
  const sampling = newPieces()
  const decoder = new TextDecoder()
  const sample =
    decoder.decode(sampling.take(bytes)) + (whole ? decoder.decode(sampling.end()) : '')
  if (whole && sample.trim() === '') return fail('emptyFile', { name })
  const layout = sniffLayout(sample, whole, options)
  const known = { layout, encoding: sampling.encoding }
  const { footerRows } = options
  const below = isCutOff ? ok(undefined) : await findTableEnd(source, known, footerRows)
  if (!below.ok) return below
  const end = below.value?.end ?? blob.size
  const taken = Math.min(end, hooks.headBytes ?? end)
  const body = { name, blob: taken === blob.size ? blob : blob.slice(0, taken) }
  const table = {
    layout,
    footerRows: below.value?.footerRows ?? footerRows ?? 0,
    isCutOff: isCutOff || taken < end,
    wanted: options,
  }
  return new TableReading(body, table, newPieces(), hooks).run()
}

/** What is known before a table is read. */
interface ExpectedTable {
  layout: CellLayout
  footerRows: number
  /** The text ends anywhere: its last record does not count. */
  isCutOff: boolean
  wanted: WantedPart
}

/** One pass over a file whose layout is known. */
class TableReading {
  readonly #source: TableSource
  readonly #layout: CellLayout
  readonly #expected: ExpectedTable
  readonly #pieces: Utf8Pieces
  readonly #hooks: ReadingHooks
  readonly #builder: TableBuilder
  readonly #scanner: RecordScanner
  #tooManyColumns: number | undefined
  #bytesRead = 0
  #lastProgress = Number.NEGATIVE_INFINITY
  #firstRowsSent = false

  constructor(
    source: TableSource,
    expected: ExpectedTable,
    pieces: Utf8Pieces,
    hooks: ReadingHooks,
  ) {
    const { layout } = expected
    this.#source = source
    this.#expected = expected
    this.#layout = layout
    this.#pieces = pieces
    this.#hooks = hooks
    this.#builder = new TableBuilder(layout, expected.wanted)
    this.#scanner = new RecordScanner(layout, (batch) => {
      this.#addBatch(batch)
    })
  }

  async run(): Promise<Result<ReadTable>> {
    const { pieceBytes = PIECE_BYTES } = this.#hooks
    // The first piece is small, so that the first rows show at once.
    const pieces = filePieces(this.#source, Math.min(pieceBytes, SAMPLE_BYTES), pieceBytes)
    try {
      for await (const piece of pieces) {
        if (this.#isCancelled()) return fail('cancelled', {})
        if (!piece.ok) return piece
        this.#bytesRead += piece.value.length
        this.#scanner.push(this.#pieces.take(piece.value))
        await this.#report()
        if (this.#isCancelled()) return fail('cancelled', {})
        if (this.#isStopped()) break
      }
      if (!this.#expected.isCutOff) {
        this.#scanner.push(this.#pieces.end())
        this.#scanner.end()
      }
      return this.#result()
    } catch (error) {
      // How typed arrays, maps and strings say that they cannot grow any more.
      if (error instanceof RangeError) return this.#outOfMemory()
      throw error
    }
  }

  #addBatch(batch: RecordBatch): void {
    const { preambleRows } = this.#layout
    if (this.#builder.columns === 0 && batch.records > preambleRows) {
      const [first = 0, end = 0] = batch.firstCell.subarray(preambleRows)
      if (end - first > MOST_COLUMNS) this.#tooManyColumns = end - first
    }
    if (!this.#isStopped()) this.#builder.addBatch(batch, this.#bytesRead / this.#source.blob.size)
  }

  #isCancelled(): boolean {
    return this.#hooks.signal.aborted
  }

  #isStopped(): boolean {
    return this.#tooManyColumns !== undefined || this.#scanner.isTooLong
  }

  /** Progress now and then; lets messages in (a cancel, say), which reads alone need not. */
  async #report(): Promise<void> {
    const now = performance.now()
    const showsFirstRows = !this.#firstRowsSent && this.#builder.rows > 0
    if (now - this.#lastProgress < PROGRESS_INTERVAL_MS && !showsFirstRows) return
    this.#lastProgress = now
    this.#sendProgress()
    await new Promise((resolve) => setTimeout(resolve))
  }

  #sendProgress(): void {
    const { rows, firstRows } = this.#builder
    this.#hooks.onProgress({
      bytesRead: this.#bytesRead,
      bytesTotal: this.#source.blob.size,
      rows,
      ...(!this.#firstRowsSent && rows > 0 ? { firstRows } : {}),
    })
    this.#firstRowsSent ||= rows > 0
  }

  #result(): Result<ReadTable> {
    const { name } = this.#source
    const { columns, rows } = this.#builder
    if (this.#scanner.isTooLong) return fail('notATable', { name, found: 'longLine' })
    if (this.#tooManyColumns !== undefined) {
      return fail('tooManyColumns', { name, columns: this.#tooManyColumns, most: MOST_COLUMNS })
    }
    if (columns === 0) return fail('emptyFile', { name })
    if (rows === 0) return fail('headerOnly', { name, columns })
    this.#sendProgress()
    const { table, problems, warnings } = this.#builder.finish()
    if (this.#pieces.damaged) warnings.push('badEncoding')
    if (this.#scanner.lineEnds === 'mixed') warnings.push('mixedLineEnds')
    if (this.#scanner.strayQuotes > 0) warnings.push('strayQuotes')
    if (this.#expected.footerRows > 0) warnings.push('footer')
    return ok({ table, dialect: this.#dialect(), problems, warnings })
  }

  #dialect(): Dialect {
    const {
      delimiter,
      quote,
      escape = quote,
      comment = '',
      preambleRows,
      headerRows,
    } = this.#layout
    const { lineEnds } = this.#scanner
    const { portion } = this.#builder
    return {
      encoding: this.#pieces.encoding,
      delimiter,
      quote,
      escape,
      comment,
      ...(lineEnds && { lineEnds }),
      // Until the columns are looked at.
      decimal: '.',
      headerRows,
      preambleRows,
      footerRows: this.#expected.footerRows,
      ...(portion && { portion }),
    }
  }

  /** What the whole table would need at the rate of the rows so far, and what those hold. */
  #outOfMemory(): Result<never> {
    const most = this.#builder.rows * this.#builder.columns * BYTES_PER_CELL
    const needed = most * (this.#source.blob.size / Math.max(1, this.#bytesRead))
    return fail('outOfMemory', { needed: Math.ceil(needed), most })
  }
}
