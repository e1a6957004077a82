import {
  decimalShape,
  decimalValue,
  EXACT_DIGITS,
  FIXED,
  markerShape,
  POWERS_OF_TEN,
  SHAPE_EMPTY,
  SHAPE_EXCEPTION,
} from '../../../src/domain/decimal-text.ts'
import { isMissingText, type NumberCells } from '../../../src/domain/table.ts'
import type { RecordBatch } from './record-batch.ts'
import { usedPart } from './used-part.ts'

const ZERO = 48
const DOT = 46
const MINUS = 45
const PLUS = 43

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads the cells of a column as decimal numbers straight from their bytes, as long as they are numbers or missing. */
export class NumberCodes {
  #rows = 0
  #values: Float64Array<ArrayBuffer>
  #shapes: Uint8Array<ArrayBuffer>
  readonly #exceptions = new Map<number, string>()

  /** @param capacity rows that are expected */
  constructor(capacity: number) {
    this.#values = new Float64Array(capacity)
    this.#shapes = new Uint8Array(capacity)
  }

  get rows(): number {
    return this.#rows
  }

  /**
   * Appends cell `column` of the records from `from` on, before the first that is neither a number nor missing, or has a plus sign.
   * @param firsts [records] cell that each begins with
   * @returns that record, or `to`
   */
  add(batch: RecordBatch, firsts: Int32Array, from: number, to: number, column: number): number {
    this.#reserve(to - from)
    const { bytes, starts, ends } = batch
    const values = this.#values
    const shapes = this.#shapes
    let row = this.#rows
    for (let record = from; record < to; record++, row++) {
      const cell = (firsts[record] as number) + column
      const start = starts[cell] as number
      const end = ends[cell] as number
      if (start === end) {
        values[row] = Number.NaN
        shapes[row] = SHAPE_EMPTY
        continue
      }
      const isNegative = bytes[start] === MINUS
      const first = isNegative ? start + 1 : start
      let mantissa = 0
      let point = -1
      let at = first
      for (; at < end; at++) {
        const byte = bytes[at] as number
        const digit = byte - ZERO
        if (digit >= 0 && digit <= 9) mantissa = 10 * mantissa + digit
        else if (byte === DOT && point < 0) point = at
        else break
      }
      const length = end - first
      const decimals = point < 0 ? 0 : end - 1 - point
      // What every number but the odd one looks like: "12", "-0.5", "3.10".
      const leads = bytes[first] === ZERO ? point === first + 1 || length === 1 : point !== first
      const isPlain =
        at === end && length > 0 && length <= EXACT_DIGITS && leads && point !== end - 1
      if (isPlain && !(isNegative && mantissa === 0)) {
        const size = mantissa / (POWERS_OF_TEN[decimals] as number)
        values[row] = isNegative ? -size : size
        const isShortest = point < 0 || (bytes[end - 1] !== ZERO && size >= 1e-6)
        shapes[row] = isShortest ? 0 : FIXED + decimals
        continue
      }
      this.#rows = row
      // No shape gives a plus sign back, and a column of telephone numbers is full of them.
      if (bytes[start] === PLUS) return record
      if (!this.#addText(decoder.decode(bytes.subarray(start, end)))) return record
    }
    this.#rows = row
    return to
  }

  /** Appends a text; false if it is neither a number nor missing. */
  #addText(text: string): boolean {
    const row = this.#rows
    const value = decimalValue(text.trim())
    if (Number.isNaN(value) && !isMissingText(text)) return false
    const shape = Number.isNaN(value) ? markerShape(text) : decimalShape(text, value)
    if (shape === SHAPE_EXCEPTION) this.#exceptions.set(row, text)
    this.#values[row] = value
    this.#shapes[row] = shape
    return true
  }

  finish(): NumberCells {
    const rows = this.#rows
    return {
      storage: 'number',
      values: usedPart(this.#values, rows),
      shapes: usedPart(this.#shapes, rows),
      exceptions: this.#exceptions,
    }
  }

  #reserve(rows: number): void {
    const needed = this.#rows + rows
    if (needed <= this.#values.length) return
    const capacity = Math.max(needed, Math.ceil(1.5 * this.#values.length))
    const values = new Float64Array(capacity)
    const shapes = new Uint8Array(capacity)
    values.set(this.#values.subarray(0, this.#rows))
    shapes.set(this.#shapes.subarray(0, this.#rows))
    this.#values = values
    this.#shapes = shapes
  }
}
