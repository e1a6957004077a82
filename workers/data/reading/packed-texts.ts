import type { Texts, Utf8Texts } from '../../../src/domain/texts.ts'

/** Decoded together; a text cut out of them keeps all of them in memory. */
const BLOCK_BYTES = 2 ** 16
/** A column of so few texts has them all as strings from the first time on that one is asked for. */
const FEW_TEXTS = 4096

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Texts kept as UTF-8. A million strings cost the garbage collector more than reading their file. */
export class PackedTexts implements Texts {
  readonly length: number
  readonly #bytes: Uint8Array
  readonly #offsets: Uint32Array
  #strings: string[] | undefined

  /**
   * @param bytes of all texts, valid UTF-8, one after the other
   * @param offsets [texts + 1] text k lies from offsets[k] until before offsets[k + 1]
   */
  constructor(bytes: Uint8Array, offsets: Uint32Array) {
    this.#bytes = bytes
    this.#offsets = offsets
    this.length = offsets.length - 1
  }

  get utf8(): Utf8Texts {
    return { bytes: this.#bytes, offsets: this.#offsets }
  }

  at(code: number): string | undefined {
    if (this.length <= FEW_TEXTS) return (this.#strings ??= [...this.#all()])[code]
    const start = this.#offsets[code]
    const end = this.#offsets[code + 1]
    return start === undefined || end === undefined
      ? undefined
      : decoder.decode(this.#bytes.subarray(start, end))
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#all()
  }

  forEach(visit: (text: string, code: number) => void): void {
    this.findIndex((text, code) => {
      visit(text, code)
      return false
    })
  }

  some(test: (text: string) => boolean): boolean {
    return this.findIndex(test) >= 0
  }

  find(test: (text: string) => boolean): string | undefined {
    return this.at(this.findIndex(test))
  }

  filter(test: (text: string) => boolean): string[] {
    const passing: string[] = []
    this.forEach((text) => {
      if (test(text)) passing.push(text)
    })
    return passing
  }

  map<Value>(change: (text: string) => Value): Value[] {
    const changed: Value[] = []
    this.forEach((text) => changed.push(change(text)))
    return changed
  }

  indexOf(text: string): number {
    return this.findIndex((other) => other === text)
  }

  /** In which all others begin: a loop without an iterator, which costs more than a short text. */
  findIndex(test: (text: string, code: number) => boolean): number {
    for (let from = 0; from < this.length;) {
      const block = this.#block(from)
      for (let code = from, at = 0; code < block.after; code++) {
        const length = this.#lengthIn(block, code)
        if (test(block.text.slice(at, at + length), code)) return code
        at += length
      }
      from = block.after
    }
    return -1
  }

  *#all(): Generator<string, undefined> {
    for (let from = 0; from < this.length;) {
      const block = this.#block(from)
      for (let code = from, at = 0; code < block.after; code++) {
        const length = this.#lengthIn(block, code)
        yield block.text.slice(at, at + length)
        at += length
      }
      from = block.after
    }
    return undefined
  }

  /** The texts from one on, as one string. */
  #block(from: number): Block {
    const offsets = this.#offsets
    const start = offsets[from] as number
    let after = from + 1
    while (after < this.length && (offsets[after + 1] as number) - start < BLOCK_BYTES) after++
    const end = offsets[after] as number
    const text = decoder.decode(this.#bytes.subarray(start, end))
    return { text, after, isAscii: text.length === end - start }
  }

  /** UTF-16 code units of a text. */
  #lengthIn({ isAscii }: Block, code: number): number {
    const start = this.#offsets[code] as number
    const end = this.#offsets[code + 1] as number
    return isAscii ? end - start : utf16Length(this.#bytes, start, end)
  }
}

interface Block {
  text: string
  /** The first code behind it. */
  after: number
  /** One byte for each UTF-16 code unit. */
  isAscii: boolean
}

/** UTF-16 code units of valid UTF-8. */
function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  let length = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte < 0x80 || byte >= 0xc0) length += byte >= 0xf0 ? 2 : 1
  }
  return length
}
