import type { LineEnds } from '../../../src/domain/profile.ts'
import {
  byteOf,
  CellSeparators,
  CR,
  LF,
  LINE_END,
  ORDINARY,
  SPACE,
  TAB,
  type CellSyntax,
} from './cell-syntax.ts'
import { joinedBytes } from './joined-bytes.ts'
import { CUT_OFF, LEFT_OPEN, QuotedCell } from './quoted-cell.ts'
import { RecordBatch } from './record-batch.ts'

/** A record longer than this is no table. */
const LONGEST_RECORD = 2 ** 24

/**
 * Cuts the UTF-8 bytes of a delimited file into records. Bytes may arrive in pieces cut anywhere; the records are the
 * same. Line ends may be LF, CRLF and CR, mixed too, unless one kind was chosen; blank lines are left out.
 * A quote that is never closed spoils its line only (see `QuotedCell`).
 */
export class RecordScanner {
  readonly #onBatch: (batch: RecordBatch) => void
  readonly #separators: CellSeparators
  readonly #quoted: QuotedCell
  readonly #quote: number
  readonly #comment: number
  readonly #batch = new RecordBatch()
  readonly #piece: number
  /** Begins at the start of a record. */
  #bytes: Uint8Array = new Uint8Array(0)
  /** `#bytes` is scanned from this length on; grows with a record that does not end, so that the work stays linear. */
  #threshold = 0
  /** Where the scan is, and the line of the file there. */
  #at = 0
  #line = 1
  #final = false
  #isTooLong = false
  #strays = 0
  #lf = false
  #crLf = false
  #cr = false

  /**
   * @param onBatch takes records that came together; the batch is overwritten by the next one
   * @param piece bytes are scanned so many at a time at the least, the first ones at once
   */
  constructor(syntax: CellSyntax, onBatch: (batch: RecordBatch) => void, piece = 2 ** 16) {
    this.#onBatch = onBatch
    this.#separators = new CellSeparators(syntax)
    this.#quoted = new QuotedCell(syntax, this.#separators)
    this.#quote = byteOf(syntax.quote)
    this.#comment = byteOf(syntax.comment)
    this.#piece = piece
  }

  /** A record goes on for so long that this is no table; what is pushed afterwards is ignored. */
  get isTooLong(): boolean {
    return this.#isTooLong
  }

  /** How many quotes stood where none belongs: inside a quoted cell, neither doubled nor at its end. */
  get strayQuotes(): number {
    return this.#strays
  }

  /** The line ends outside of quoted cells so far: one kind, several, or none. */
  get lineEnds(): LineEnds | 'mixed' | undefined {
    const found: LineEnds[] = []
    if (this.#lf) found.push('\n')
    if (this.#crLf) found.push('\r\n')
    if (this.#cr) found.push('\r')
    return found.length > 1 ? 'mixed' : found[0]
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
    const { delimiter, isChoosy, meaning } = this.#separators
    const bytes = this.#bytes
    const comment = this.#comment
    if (delimiter.length > 1 || isChoosy || bytes[start] === comment) return start
    const end = bytes.length - 1
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
      if (bytes[at] === comment) break
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
    if (bytes[start] === this.#comment) return this.#skipComment(start)
    const separators = this.#separators
    const { meaning } = separators
    const quoted = this.#quoted
    const quote = this.#quote
    const batch = this.#batch
    let line = this.#line
    let escaped: number[] | undefined
    let isQuoted = false
    let strays = 0
    let at = start
    for (;;) {
      let cell = at
      let end: number
      if (bytes[at] === quote) {
        const outcome = quoted.scan(bytes, at, this.#final)
        if (outcome === CUT_OFF) return this.#undo()
        if (outcome === LEFT_OPEN) return this.#endOpenRecord(start, at, line)
        isQuoted = true
        cell = at + 1
        end = quoted.end
        line += quoted.lines
        strays += quoted.strays
        at = quoted.next
        if (quoted.hasEscapes) (escaped ??= []).push(batch.cells)
      } else {
        for (;;) {
          while (at < length && meaning[bytes[at] as number] === ORDINARY) at++
          if (at === length || separators.endCell(bytes, at)) break
          at++
        }
        end = at
      }
      if (at === length && !this.#final) return this.#undo()
      batch.addCell(cell, end)
      if (at === length || meaning[bytes[at] as number] === LINE_END) break
      at += separators.delimiter.length
    }
    const next = this.#afterLineEnd(at)
    if (next === undefined) return this.#undo()
    if (escaped !== undefined) this.#unescape(escaped)
    this.#strays += strays
    if (isQuoted || !this.#isBlank()) batch.endRecord(this.#line)
    else batch.dropCells()
    this.#line = line + Number(at < length)
    this.#at = next
    return true
  }

  #skipComment(start: number): boolean {
    const end = this.#endOfLine(start)
    const next = end === undefined ? undefined : this.#afterLineEnd(end)
    if (end === undefined || next === undefined) return false
    this.#line += Number(end < this.#bytes.length)
    this.#at = next
    return true
  }

  /** Where the line ends; undefined if that needs more bytes. */
  #endOfLine(start: number): number | undefined {
    const bytes = this.#bytes
    let at = start
    while (at < bytes.length && !this.#separators.endLine(bytes, at)) at++
    return at === bytes.length && !this.#final ? undefined : at
  }

  #undo(): false {
    this.#batch.dropCells()
    return false
  }

  /** A record whose quote at `opening` is never closed: it ends with the line, and the rest of the line is a cell. */
  #endOpenRecord(start: number, opening: number, line: number): boolean {
    const end = this.#endOfLine(opening)
    const next = end === undefined ? undefined : this.#afterLineEnd(end)
    if (end === undefined || next === undefined) return this.#undo()
    const batch = this.#batch
    batch.addCell(opening, end)
    batch.unclosed.add(batch.records)
    batch.endRecord(this.#line)
    this.#line = line + Number(end < this.#bytes.length)
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

  #unescape(cells: readonly number[]): void {
    const { starts, ends } = this.#batch
    for (const cell of cells) {
      ends[cell] = this.#quoted.unescape(this.#bytes, starts[cell] as number, ends[cell] as number)
    }
  }
}

function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= TAB && byte <= CR)
}
