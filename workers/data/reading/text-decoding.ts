import { isValid, legacyEncoding } from './encoding.ts'

const REPLACEMENT = '\ufffd'
const LONGEST_TAIL = 3

/**
 * Decodes a file piece by piece; characters may be cut anywhere. A file that passes for UTF-8 because it begins with
 * pure ASCII is switched to a legacy encoding at the first piece that needs it.
 */
export class TextDecoding {
  #decoder: TextDecoder
  /** May still turn out to be another encoding. */
  #onlyAscii: boolean
  /** While only ASCII was read: the bytes of a character that is not complete yet. */
  #tail = new Uint8Array(0)
  #damaged = false

  /**
   * @param encoding throws a RangeError if there is none of this name
   * @param certain somebody chose the encoding
   */
  constructor(encoding: string, certain: boolean) {
    this.#decoder = new TextDecoder(encoding)
    this.#onlyAscii = !certain && this.encoding === 'utf-8'
  }

  /** WHATWG name. */
  get encoding(): string {
    return this.#decoder.encoding
  }

  /** Some bytes made no sense and became U+FFFD. */
  get damaged(): boolean {
    return this.#damaged
  }

  decode(piece: Uint8Array): string {
    return this.#checked(this.#decoder.decode(piece, { stream: true }), piece)
  }

  /** What is left after the last piece. */
  end(): string {
    return this.#checked(this.#decoder.decode(), new Uint8Array(0))
  }

  #checked(text: string, piece: Uint8Array): string {
    let checked = text
    if (this.#onlyAscii) {
      const bytes = joined(this.#tail, piece)
      if (text.includes(REPLACEMENT) && (piece.length === 0 || !isValid(bytes, 'utf-8'))) {
        this.#decoder = new TextDecoder(legacyEncoding(bytes))
        this.#onlyAscii = false
        checked = this.#decoder.decode(bytes, { stream: piece.length > 0 })
      } else {
        this.#tail = highBytesAtEnd(bytes)
        // The first character beyond ASCII that reads as UTF-8 settles it.
        this.#onlyAscii = /^[\0-\x7f]*$/.test(text)
      }
    }
    this.#damaged ||= checked.includes(REPLACEMENT)
    return checked
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

function highBytesAtEnd(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = bytes.findLastIndex((byte) => byte < 0x80) + 1
  return bytes.slice(Math.max(start, bytes.length - LONGEST_TAIL))
}
