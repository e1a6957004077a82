import { cellText, type NumberCells, type TextCells } from '../../../src/domain/table.ts'
import { NumberCodes } from './number-codes.ts'
import { RecordBatch } from './record-batch.ts'
import { TextCodes } from './text-codes.ts'

const encoder = new TextEncoder()

/**
 * Takes the cells of one column into typed arrays: numbers as long as every cell is a decimal number or missing,
 * dictionary-coded text from the first other cell on (earlier cells are turned back into their text).
 */
export class ColumnCodes {
  readonly #capacity: number
  #numbers: NumberCodes | undefined
  #text: TextCodes | undefined

  /** @param capacity rows that are expected */
  constructor(capacity: number) {
    this.#capacity = capacity
    this.#numbers = new NumberCodes(capacity)
  }

  /**
   * Appends cell `column` of the first `records` records. Throws a RangeError when memory is at its end.
   * @param firsts [records] cell that each begins with
   */
  add(batch: RecordBatch, firsts: Int32Array, records: number, column: number): void {
    let from = 0
    if (this.#numbers !== undefined) {
      from = this.#numbers.add(batch, firsts, 0, records, column)
      if (from === records) return
      this.#text = textOf(this.#numbers, this.#capacity)
      this.#numbers = undefined
    }
    this.#text?.add(batch, firsts, from, records, column)
  }

  /** The cells so far. The builder must not be used afterwards. */
  finish(): NumberCells | TextCells {
    return (this.#numbers ?? (this.#text as TextCodes)).finish()
  }
}

/** The texts of the numbers so far. */
function textOf(numbers: NumberCodes, capacity: number): TextCodes {
  const { rows } = numbers
  const text = new TextCodes(capacity)
  const cells = numbers.finish()
  const one = new RecordBatch()
  const first = new Int32Array(1)
  for (let row = 0; row < rows; row++) {
    one.clear(encoder.encode(cellText({ name: '', cells }, row)))
    one.addCell(0, one.bytes.length)
    text.add(one, first, 0, 1, 0)
  }
  return text
}
