import {
  byteOf,
  CR,
  LF,
  NO_BYTE,
  ORDINARY,
  SPACE,
  TAB,
  type CellSeparators,
  type CellSyntax,
} from './cell-syntax.ts'

/** A quoted cell longer than this was not meant to be one: somebody forgot the closing quote. */
const LONGEST_QUOTED_CELL = 2 ** 20

/** Bytes that may be read twice for quotes that turn out to stay open; after that a quoted cell ends with its line. */
const MOST_READ_TWICE = 2 ** 25

/** How a quoted cell went. */
export const CLOSED = 0
export const CUT_OFF = 1
export const LEFT_OPEN = 2

/**
 * Finds the ends of quoted cells. One ends with a quote that only white space separates from the cell's end; doubled
 * and escaped quotes stand for one, any other quote stands for itself; but where another quoted cell begins on a later
 * line, the quote was never closed.
 */
export class QuotedCell {
  /** Of the cell that was scanned last: its closing quote, and what ends the cell. */
  end = 0
  next = 0
  /** It holds doubled or escaped quotes. */
  hasEscapes = false
  /** Line ends in it. */
  lines = 0
  /** Quotes in it, neither doubled nor at its end. */
  strays = 0
  readonly #separators: CellSeparators
  readonly #quote: number
  readonly #escape: number
  #readTwice = 0

  constructor(syntax: CellSyntax, separators: CellSeparators) {
    this.#separators = separators
    this.#quote = byteOf(syntax.quote)
    this.#escape = syntax.escape === syntax.quote ? NO_BYTE : byteOf(syntax.escape)
  }

  /**
   * From a cell's opening quote on.
   * @param final no bytes follow these
   */
  scan(
    bytes: Uint8Array,
    opening: number,
    final: boolean,
  ): typeof CLOSED | typeof CUT_OFF | typeof LEFT_OPEN {
    const separators = this.#separators
    const tabsAreText = separators.meaning[TAB] === ORDINARY
    const quote = this.#quote
    const escape = this.#escape
    const mayGoOn = this.#readTwice < MOST_READ_TWICE
    const limit = Math.min(bytes.length, opening + LONGEST_QUOTED_CELL)
    this.hasEscapes = false
    this.lines = 0
    let strays = 0
    let at = opening + 1
    for (; at < limit; at++) {
      const byte = bytes[at]
      if (byte === quote) {
        if (bytes[at + 1] === quote) {
          this.hasEscapes = true
          at++
          continue
        }
        let after = at + 1
        while (bytes[after] === SPACE || (bytes[after] === TAB && tabsAreText)) after++
        if (after === bytes.length && !final) return CUT_OFF
        if (after >= bytes.length || separators.endCell(bytes, after)) {
          this.end = at
          this.next = after
          this.strays = strays
          return CLOSED
        }
        if (this.lines > 0 && this.#opensCell(bytes, at)) {
          this.#readTwice += at - opening
          return LEFT_OPEN
        }
        strays++
      } else if (byte === escape && (bytes[at + 1] === quote || bytes[at + 1] === escape)) {
        this.hasEscapes = true
        at++
      } else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) {
        if (!mayGoOn) return LEFT_OPEN
        this.lines++
      }
    }
    if (at >= opening + LONGEST_QUOTED_CELL || final) {
      this.#readTwice += at - opening
      return LEFT_OPEN
    }
    return CUT_OFF
  }

  /** Right behind a delimiter: on another line than the opening quote, that is where another cell begins. */
  #opensCell(bytes: Uint8Array, at: number): boolean {
    const before = bytes[at - 1]
    return before !== LF && before !== CR && this.#separators.endCell(bytes, at - 1)
  }

  /** Makes one of doubled and escaped quotes, in place; returns where the shorter text ends. */
  unescape(bytes: Uint8Array, start: number, end: number): number {
    const quote = this.#quote
    const escape = this.#escape
    let to = start
    for (let from = start; from < end; from++) {
      const byte = bytes[from] as number
      const next = from + 1 < end ? bytes[from + 1] : NO_BYTE
      const stands = byte === escape && (next === quote || next === escape)
      bytes[to++] = stands ? next : byte
      if (stands || (byte === quote && next === quote)) from++
    }
    return to
  }
}
