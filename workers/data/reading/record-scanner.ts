import { RecordBatch } from './record-batch.ts'
import { joinedBytes } from './joined-bytes.ts'

/** A quoted cell longer than this was not meant to be one: somebody forgot the closing quote. */
const LONGEST_QUOTED_CELL = 2 ** 20

/** A record longer than this is no table. */
const LONGEST_RECORD = 2 ** 24

/** Bytes that may be read twice for quotes that turn out to stay open; after that a quoted cell ends with its line. */
const MOST_READ_TWICE = 2 ** 25

const TAB = 9
const LF = 10
const CR = 13
const SPACE = 32

/** What a byte may mean outside of quoted cells. */
const ORDINARY = 0
const DELIMITER = 1
const LINE_END = 2

export interface CellSyntax {
  /** One character. */
  delimiter: string
  /** One ASCII character, or none. */
  quote: string
}

const NO_BYTE = -1

/** How a quoted cell went. */
const CLOSED = 0
const CUT_OFF = 1
const LEFT_OPEN = 2

/**
 * Cuts the UTF-8 bytes of a delimited file into records. Bytes may arrive in pieces cut anywhere; the records are the
 * same. Line ends may be LF, CRLF and CR, mixed too; blank lines are left out.
 *
 * A quoted cell begins with a quote and ends with one that only white space separates from the cell's end; doubled
 * quotes stand for one, any other quote stands for itself. A quote that is never closed spoils its line only.
 */
export class RecordScanner {
  readonly #onBatch: (batch: RecordBatch) => void
  readonly #delimiter: Uint8Array
  readonly #quote: number
  readonly #meaning = new Uint8Array(256)
  readonly #batch = new RecordBatch()
  readonly #piece: number
  /** Begins at the start of a record. */
  #bytes: Uint8Array = new Uint8Array(0)
  /** `#bytes` is scanned from this length on; grows with a record that does not end, so that the work stays linear. */
  #threshold = 0
  /** Where the scan is, and the line of the file there. */
  #at = 0
  #line = 1
  /** Of the quoted cell that was scanned last. */
  #cellEnd = 0
  #hasDoubled = false
  #linesInCell = 0
  #final = false
  #isTooLong = false
  #readTwice = 0
  #strayQuotes = false
  #lf = false
  #crLf = false
  #cr = false

  /**
   * @param onBatch takes records that came together; the batch is overwritten by the next one
   * @param piece bytes are scanned so many at a time at the least, the first ones at once
   */
  constructor(
    { delimiter, quote }: CellSyntax,
    onBatch: (batch: RecordBatch) => void,
    piece = 2 ** 16,
  ) {
    this.#onBatch = onBatch
    this.#delimiter = new TextEncoder().encode(delimiter)
    this.#quote = quote === '' ? NO_BYTE : quote.charCodeAt(0)
    this.#piece = piece
    this.#meaning[LF] = this.#meaning[CR] = LINE_END
    this.#meaning[this.#delimiter[0] as number] = DELIMITER
  }

  /** A record goes on for so long that this is no table; what is pushed afterwards is ignored. */
  get isTooLong(): boolean {
    return this.#isTooLong
  }

  /** A quote stood where none belongs: inside a quoted cell, neither doubled nor at its end. */
  get strayQuotes(): boolean {
    return this.#strayQuotes
  }

  get mixedLineEnds(): boolean {
    return Number(this.#lf) + Number(this.#crLf) + Number(this.#cr) > 1
  }

  /** Takes the next bytes, which the scanner may change. */
  push(bytes: Uint8Array): void {
    this.#bytes = joinedBytes(this.#bytes, bytes)
    if (this.#bytes.length >= this.#threshold) this.#scan()
  }

  /** Takes what is left as the last record. */
  end(): void {
    this.#final = true
    this.#scan()
  }

  #scan(): void {
    if (this.#isTooLong) return
    const bytes = this.#bytes
    this.#batch.clear(bytes)
    let start = 0
    while (start < bytes.length) {
      const reached = this.#scanPlain(start)
      if (reached > start) start = reached
      else if (this.#scanRecord(start)) start = this.#at
      else break
    }
    if (this.#batch.records > 0) this.#onBatch(this.#batch)
    this.#bytes = bytes.subarray(start)
    this.#threshold = Math.min(Math.max(this.#piece, 2 * this.#bytes.length), LONGEST_RECORD + 1)
    this.#isTooLong = this.#bytes.length > LONGEST_RECORD
  }

  /**
   * Scans records of plain cells, which most are, up to the first other one: with a quoted cell, of one cell, or the
   * last one. Returns where that begins.
   */
  #scanPlain(start: number): number {
    if (this.#delimiter.length > 1) return start
    const bytes = this.#bytes
    const end = bytes.length - 1
    const meaning = this.#meaning
    const quote = this.#quote
    const batch = this.#batch
    batch.reserve(bytes.length - start)
    const { starts, ends } = batch
    let cells = batch.cells
    let line = this.#line
    let record = start
    let at = start
    let lf = false
    let crLf = false
    while (at < end) {
      const cell = at
      if (bytes[at] === quote) break
      while (at < end && meaning[bytes[at] as number] === ORDINARY) at++
      if (at === end) break
      starts[cells] = cell
      ends[cells] = at
      cells++
      const byte = bytes[at]
      if (byte !== LF && byte !== CR) {
        at++
        continue
      }
      // Of one cell, and so perhaps blank; or with another line end.
      if (cell === record || (byte === CR && bytes[at + 1] !== LF)) break
      if (byte === CR) {
        crLf = true
        at += 2
      } else {
        lf = true
        at++
      }
      batch.cells = cells
      batch.endRecord(line)
      line++
      record = at
    }
    this.#line = line
    this.#lf ||= lf
    this.#crLf ||= crLf
    return record
  }

  /** Scans one record into the batch; false, and nothing changed, if more bytes are needed to see its end. */
  #scanRecord(start: number): boolean {
    const bytes = this.#bytes
    const { length } = bytes
    const meaning = this.#meaning
    const quote = this.#quote
    const batch = this.#batch
    let line = this.#line
    let escaped: number[] | undefined
    let isQuoted = false
    let at = start
    for (;;) {
      let cell = at
      let end: number
      if (bytes[at] === quote) {
        const outcome = this.#scanQuoted(at)
        if (outcome === CUT_OFF) return this.#undo()
        if (outcome === LEFT_OPEN) return this.#endOpenRecord(start, at, line)
        isQuoted = true
        cell = at + 1
        end = this.#cellEnd
        line += this.#linesInCell
        at = this.#at
        if (this.#hasDoubled) (escaped ??= []).push(batch.cells)
      } else {
        for (;;) {
          while (at < length && meaning[bytes[at] as number] === ORDINARY) at++
          if (at === length || bytes[at] !== this.#delimiter[0] || this.#isDelimiter(at)) break
          at++
        }
        end = at
      }
      if (at === length && !this.#final) return this.#undo()
      batch.addCell(cell, end)
      if (at === length || meaning[bytes[at] as number] === LINE_END) break
      at += this.#delimiter.length
    }
    const next = this.#afterLineEnd(at)
    if (next === undefined) return this.#undo()
    if (escaped !== undefined) this.#unescape(escaped)
    if (isQuoted || !this.#isBlank()) batch.endRecord(this.#line)
    else batch.dropCells()
    this.#line = line + Number(at < length)
    this.#at = next
    return true
  }

  #undo(): false {
    this.#batch.dropCells()
    return false
  }

  /** Whether the delimiter's bytes are there; its first one is. */
  #isDelimiter(at: number): boolean {
    const delimiter = this.#delimiter
    for (let i = 1; i < delimiter.length; i++) {
      if (this.#bytes[at + i] !== delimiter[i]) return false
    }
    return true
  }

  /** From a cell's opening quote on; sets `#at` to what ends the cell, and `#cellEnd` to its closing quote. */
  #scanQuoted(opening: number): typeof CLOSED | typeof CUT_OFF | typeof LEFT_OPEN {
    const bytes = this.#bytes
    const quote = this.#quote
    const mayGoOn = this.#readTwice < MOST_READ_TWICE
    const limit = Math.min(bytes.length, opening + LONGEST_QUOTED_CELL)
    this.#hasDoubled = false
    this.#linesInCell = 0
    let hasStray = false
    let at = opening + 1
    for (; at < limit; at++) {
      const byte = bytes[at]
      if (byte === quote) {
        if (bytes[at + 1] === quote) {
          this.#hasDoubled = true
          at++
          continue
        }
        let after = at + 1
        while (
          bytes[after] === SPACE ||
          (bytes[after] === TAB && this.#meaning[TAB] === ORDINARY)
        ) {
          after++
        }
        if (after === bytes.length && !this.#final) return CUT_OFF
        if (after >= bytes.length || this.#endsCell(after)) {
          this.#cellEnd = at
          this.#at = after
          this.#strayQuotes ||= hasStray
          return CLOSED
        }
        hasStray = true
      } else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) {
        if (!mayGoOn) return LEFT_OPEN
        this.#linesInCell++
      }
    }
    if (at >= opening + LONGEST_QUOTED_CELL || this.#final) {
      this.#readTwice += at - opening
      return LEFT_OPEN
    }
    return CUT_OFF
  }

  #endsCell(at: number): boolean {
    const meaning = this.#meaning[this.#bytes[at] as number]
    return meaning === LINE_END || (meaning === DELIMITER && this.#isDelimiter(at))
  }

  /** A record whose quote at `opening` is never closed: it ends with the line, and the rest of the line is a cell. */
  #endOpenRecord(start: number, opening: number, line: number): boolean {
    const bytes = this.#bytes
    let at = opening
    while (at < bytes.length && this.#meaning[bytes[at] as number] !== LINE_END) at++
    const next = at === bytes.length && !this.#final ? undefined : this.#afterLineEnd(at)
    if (next === undefined) return this.#undo()
    const batch = this.#batch
    batch.addCell(opening, at)
    batch.unclosed.add(batch.records)
    batch.endRecord(this.#line)
    this.#line = line + Number(at < bytes.length)
    this.#at = next
    return start < next
  }

  /** The position after a line end; undefined if it may go on in the next piece. */
  #afterLineEnd(at: number): number | undefined {
    const bytes = this.#bytes
    if (at === bytes.length) return at
    if (bytes[at] === LF) {
      this.#lf = true
      return at + 1
    }
    if (at + 1 === bytes.length && !this.#final) return undefined
    if (bytes[at + 1] === LF) {
      this.#crLf = true
      return at + 2
    }
    this.#cr = true
    return at + 1
  }

  /** The only cell since the last record is white space. */
  #isBlank(): boolean {
    const batch = this.#batch
    const first = batch.firstCell[batch.records] as number
    if (batch.cells > first + 1) return false
    const end = batch.ends[first] as number
    let at = batch.starts[first] as number
    while (at < end && isSpace(this.#bytes[at] as number)) at++
    return at === end
  }

  /** Makes one of doubled quotes, in place: the cells become shorter. */
  #unescape(cells: readonly number[]): void {
    const { starts, ends } = this.#batch
    const bytes = this.#bytes
    for (const cell of cells) {
      const end = ends[cell] as number
      let to = starts[cell] as number
      for (let from = to; from < end; from++) {
        bytes[to++] = bytes[from] as number
        if (bytes[from] === this.#quote && bytes[from + 1] === this.#quote) from++
      }
      ends[cell] = to
    }
  }
}

function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= TAB && byte <= CR)
}
