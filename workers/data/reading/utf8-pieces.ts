import { checkUtf8 } from './check-utf8.ts'
import { legacyEncoding } from './encoding.ts'
import { joinedBytes } from './joined-bytes.ts'

const REPLACEMENT = '\ufffd'
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/**
 * Turns a file's bytes, piece by piece, into valid UTF-8 that begins and ends with whole characters; UTF-8 itself
 * passes as it is. A file that passes for UTF-8 because it begins with pure ASCII is switched to a legacy encoding at
 * the first piece that needs it.
 */
export class Utf8Pieces {
  /** Absent while the bytes are UTF-8. */
  #decoder: TextDecoder | undefined
  readonly #encoder = new TextEncoder()
  /** May still turn out to be another encoding. */
  #onlyAscii: boolean
  #isFirst = true
  /** The bytes of a character that is not complete yet. */
  #tail: Uint8Array = new Uint8Array(0)
  #damaged = false

  /**
   * @param encoding throws a RangeError if there is none of this name
   * @param certain somebody chose the encoding
   */
  constructor(encoding: string, certain: boolean) {
    const decoder = new TextDecoder(encoding)
    if (decoder.encoding !== 'utf-8') this.#decoder = decoder
    this.#onlyAscii = !certain && this.encoding === 'utf-8'
  }

  /** WHATWG name. */
  get encoding(): string {
    return this.#decoder?.encoding ?? 'utf-8'
  }

  /** Some bytes made no sense and became U+FFFD. */
  get damaged(): boolean {
    return this.#damaged
  }

  take(piece: Uint8Array): Uint8Array {
    if (this.#decoder) return this.#encoded(this.#decoder.decode(piece, { stream: true }))
    return this.#checked(joinedBytes(this.#tail, piece), false)
  }

  /** What is left after the last piece. */
  end(): Uint8Array {
    if (this.#decoder) return this.#encoded(this.#decoder.decode())
    return this.#checked(this.#tail, true)
  }

  #checked(bytes: Uint8Array, isLast: boolean): Uint8Array {
    const whole = isLast ? bytes : bytes.subarray(0, bytes.length - incompleteAtEnd(bytes))
    this.#tail = bytes.slice(whole.length)
    const text = this.#withoutMark(whole)
    const found = checkUtf8(text)
    if (found !== 'invalid') {
      // The first character beyond ASCII that reads as UTF-8 settles it.
      this.#onlyAscii &&= found === 'ascii'
      return text
    }
    if (!this.#onlyAscii) return this.#encoded(new TextDecoder('utf-8').decode(text))
    this.#decoder = new TextDecoder(legacyEncoding(bytes))
    this.#tail = new Uint8Array(0)
    return this.#encoded(this.#decoder.decode(bytes, { stream: !isLast }))
  }

  #withoutMark(bytes: Uint8Array): Uint8Array {
    const isFirst = this.#isFirst
    if (bytes.length > 0) this.#isFirst = false
    const has = isFirst && BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte)
    return has ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes
  }

  #encoded(text: string): Uint8Array {
    this.#damaged ||= text.includes(REPLACEMENT)
    return this.#encoder.encode(text)
  }
}

/** Bytes at the end that may begin a character which goes on in the next piece. */
function incompleteAtEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return 0
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? back : 0
  }
  return 0
}
