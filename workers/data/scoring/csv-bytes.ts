import { csvCell, defuseFormula } from '../../../src/domain/csv-text.ts'
import { EXACT_DIGITS, FIXED, POWERS_OF_TEN, shapedText } from '../../../src/domain/decimal-text.ts'

const PART_BYTES = 2 ** 20
/** UTF-8 bytes of a UTF-16 code unit, at most. */
const MOST_BYTES = 3
/** Of a number that is written digit by digit, with sign and point. */
const NUMBER_BYTES = 24
const MOST_WHOLE = 2 ** 31
/** `String` writes smaller numbers with an exponent. */
const LEAST_PLAIN = 1e-6
const MOST_DECIMALS = 9

const [COMMA, NEWLINE, ZERO, MINUS, DOT] = [44, 10, 48, 45, 46]
const ASCII = 128

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Bytes for which a cell needs quotes. */
const IS_QUOTED = flags('",\r\n')
/** Bytes with which a cell may be taken for a formula. */
const MAY_BE_FORMULA = flags('=+-@\t\r\0')

/**
 * A CSV as `CsvWriter` writes it, of the same bytes, without a string for every cell: texts that are UTF-8 already are
 * copied, numbers written digit by digit. Records of more than one cell only.
 */
export class CsvBytes {
  readonly #defuses: boolean
  readonly #parts: Uint8Array<ArrayBuffer>[] = []
  #part = new Uint8Array(PART_BYTES)
  #at = 0
  #isFirstCell = true

  /** @param defuses puts an apostrophe before text that a spreadsheet would run */
  constructor(defuses: boolean) {
    this.#defuses = defuses
  }

  /** A cell of any text. */
  text(text: string): void {
    this.#write(csvCell(this.#defuses ? defuseFormula(text) : text))
  }

  /** A cell of text that lies in `bytes` as UTF-8, from `start` until before `end`. */
  utf8(bytes: Uint8Array, start: number, end: number): void {
    this.#begin(end - start)
    const part = this.#part
    let isPlain = start === end || MAY_BE_FORMULA[bytes[start] as number] === 0
    let to = this.#at
    for (let from = start; isPlain && from < end; from++, to++) {
      const byte = bytes[from] as number
      part[to] = byte
      isPlain = IS_QUOTED[byte] === 0
    }
    if (isPlain) this.#at = to
    else {
      const text = decoder.decode(bytes.subarray(start, end))
      this.#put(csvCell(this.#defuses ? defuseFormula(text) : text))
    }
  }

  /** A cell of a number, as `shapedText` writes it. */
  number(value: number, shape: number): void {
    const decimals = plainDecimals(value, shape)
    if (decimals === undefined) this.text(shapedText(value, shape))
    else {
      this.#begin(NUMBER_BYTES)
      this.#decimal(value, decimals)
    }
  }

  /** A cell of text of our own: nothing to quote and nothing to defuse. */
  plain(text: string): void {
    this.#write(text)
  }

  endRecord(): void {
    this.#reserve(1)
    this.#part[this.#at++] = NEWLINE
    this.#isFirstCell = true
  }

  /** Everything so far. */
  blob(byteOrderMark: boolean): Blob {
    const mark = byteOrderMark ? ['\uFEFF'] : []
    const last = this.#part.subarray(0, this.#at)
    return new Blob([...mark, ...this.#parts, last], { type: 'text/csv' })
  }

  #write(cell: string): void {
    this.#begin(0)
    this.#put(cell)
  }

  /** Room for a cell, and the comma before it. */
  #begin(bytes: number): void {
    this.#reserve(bytes + 1)
    if (!this.#isFirstCell) this.#part[this.#at++] = COMMA
    this.#isFirstCell = false
  }

  #put(cell: string): void {
    this.#reserve(MOST_BYTES * cell.length)
    const part = this.#part
    for (let i = 0; i < cell.length; i++) {
      const code = cell.charCodeAt(i)
      if (code >= ASCII) {
        this.#at += encoder.encodeInto(cell, part.subarray(this.#at)).written
        return
      }
      part[this.#at + i] = code
    }
    this.#at += cell.length
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#part.length) return
    this.#parts.push(this.#part.subarray(0, this.#at))
    this.#part = new Uint8Array(Math.max(PART_BYTES, bytes))
    this.#at = 0
  }

  #decimal(value: number, decimals: number): void {
    const part = this.#part
    if (value < 0) part[this.#at++] = MINUS
    let rest = Math.round(Math.abs(value) * (POWERS_OF_TEN[decimals] as number))
    let digits = 1
    for (let next = 10; next <= rest; next *= 10) digits++
    const length = Math.max(digits, decimals + 1) + (decimals > 0 ? 1 : 0)
    const end = this.#at + length
    const point = decimals > 0 ? end - 1 - decimals : -1
    for (let at = end - 1; at >= this.#at; at--) {
      if (at === point) part[at] = DOT
      else {
        const tenth = Math.floor(rest / 10)
        part[at] = ZERO + rest - 10 * tenth
        rest = tenth
      }
    }
    this.#at = end
  }
}

/**
 * Decimals of a number whose text is its digits, few enough that they are exact: two decimals of at most 15 digits
 * never share a double. Undefined where the text is something else.
 */
function plainDecimals(value: number, shape: number): number | undefined {
  const size = Math.abs(value)
  if (shape === 0) {
    if (size !== 0 && size < LEAST_PLAIN) return undefined
    for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      if (isExact(size, decimals)) return decimals
    }
    return undefined
  }
  const decimals = shape - FIXED
  return decimals <= EXACT_DIGITS && isExact(size, decimals) ? decimals : undefined
}

function isExact(size: number, decimals: number): boolean {
  const power = POWERS_OF_TEN[decimals] as number
  const whole = Math.round(size * power)
  return whole < MOST_WHOLE && whole / power === size
}

function flags(characters: string): Uint8Array {
  const found = new Uint8Array(256)
  for (const character of characters) found[character.charCodeAt(0)] = 1
  return found
}
