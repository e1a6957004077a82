import type { LineEnds } from '../../../src/domain/profile.ts'

/** How cells are parted and wrapped. */
export interface CellSyntax {
  /** One character. */
  delimiter: string
  /** One ASCII character, or none. */
  quote: string
  /** One ASCII character that makes a quote inside a quoted cell text, besides doubling it; or none. */
  escape?: string
  /** One ASCII character; lines that begin with it are passed over. */
  comment?: string
  /** The only ones; other line ends are text. Absent: all kinds, mixed too. CRLF ends a line in any case. */
  lineEnds?: LineEnds
}

export const NO_BYTE = -1
export const TAB = 9
export const LF = 10
export const CR = 13
export const SPACE = 32

/** What a byte may mean outside of quoted cells. */
export const ORDINARY = 0
export const DELIMITER = 1
export const LINE_END = 2

/** The only byte of an ASCII character, or none. */
export function byteOf(character: string | undefined): number {
  return character === undefined || character === '' ? NO_BYTE : character.charCodeAt(0)
}

/** What parts cells and lines, as bytes of UTF-8. */
export class CellSeparators {
  readonly delimiter: Uint8Array
  /** Of each byte, as far as it alone tells. */
  readonly meaning = new Uint8Array(256)
  /** Some characters that look like line ends are text. */
  readonly isChoosy: boolean
  readonly #lineEnds: LineEnds | undefined

  constructor({ delimiter, lineEnds }: CellSyntax) {
    this.delimiter = new TextEncoder().encode(delimiter)
    this.meaning[LF] = this.meaning[CR] = LINE_END
    this.meaning[this.delimiter[0] as number] = DELIMITER
    this.isChoosy = lineEnds !== undefined
    this.#lineEnds = lineEnds
  }

  /** Whether a delimiter or a line end begins there. */
  endCell(bytes: Uint8Array, at: number): boolean {
    const meaning = this.meaning[bytes[at] as number]
    return meaning === LINE_END
      ? !this.isChoosy || this.#isChosen(bytes, at)
      : meaning === DELIMITER && this.#isDelimiter(bytes, at)
  }

  /** Whether a line end begins there. */
  endLine(bytes: Uint8Array, at: number): boolean {
    return this.meaning[bytes[at] as number] === LINE_END && this.endCell(bytes, at)
  }

  /** Whether the delimiter's bytes are there; its first one is. */
  #isDelimiter(bytes: Uint8Array, at: number): boolean {
    const { delimiter } = this
    for (let i = 1; i < delimiter.length; i++) {
      if (bytes[at + i] !== delimiter[i]) return false
    }
    return true
  }

  /** Whether a line feed or a carriage return is of the chosen kind; the last byte may turn out to be. */
  #isChosen(bytes: Uint8Array, at: number): boolean {
    const isLast = at + 1 === bytes.length
    if (bytes[at] === LF) return this.#lineEnds === '\n'
    return this.#lineEnds === '\r' || isLast || bytes[at + 1] === LF
  }
}
