import {
  decimalShape,
  decimalValue,
  markerShape,
  SHAPE_EMPTY,
  SHAPE_EXCEPTION,
} from './decimal-text.ts'
import {
  cellText,
  isMissingText,
  MISSING_MARKERS,
  type Column,
  type NumberCells,
  type TextCells,
} from './table.ts'

const FIRST_CAPACITY = 64
const GROWTH = 1.5

/**
 * Takes the texts of one column, one by one, into typed arrays: numbers as long as every cell is a decimal number
 * or missing, dictionary-coded text from the first other cell on (earlier cells are turned back into their text).
 */
export class ColumnBuilder {
  readonly #markers: readonly string[]
  readonly #numericMarkers: boolean
  #rows = 0
  #numbers: NumberCells | undefined = {
    storage: 'number',
    values: new Float64Array(FIRST_CAPACITY),
    shapes: new Uint8Array(FIRST_CAPACITY),
    exceptions: new Map(),
  }
  #codes = new Uint32Array(0)
  readonly #texts: string[] = []
  #codeOf = new Map<string, number>()

  /** @param markers trimmed, lower-cased texts that mean "missing" */
  constructor(markers: readonly string[] = MISSING_MARKERS) {
    this.#markers = markers
    this.#numericMarkers = markers.some((marker) => !Number.isNaN(decimalValue(marker)))
  }

  /** A builder that keeps every cell as text, numbers too. */
  static ofText(): ColumnBuilder {
    const builder = new ColumnBuilder()
    builder.#numbers = undefined
    return builder
  }

  /** Appends a cell. Allocates nothing for a plain number. Throws a RangeError when memory is at its end. */
  add(text: string): void {
    if (this.#numbers === undefined) this.#addText(text)
    else this.#addNumber(this.#numbers, text)
  }

  /** The cells so far. The builder must not be used afterwards. */
  finish(): NumberCells | TextCells {
    const rows = this.#rows
    if (this.#numbers === undefined) {
      return { storage: 'text', codes: this.#codes.slice(0, rows), dictionary: this.#texts }
    }
    const { values, shapes } = this.#numbers
    return { ...this.#numbers, values: values.slice(0, rows), shapes: shapes.slice(0, rows) }
  }

  #addNumber(numbers: NumberCells, text: string): void {
    const row = this.#rows
    if (row === numbers.values.length) {
      numbers.values = grown(numbers.values, new Float64Array(grownLength(row)))
      numbers.shapes = grown(numbers.shapes, new Uint8Array(grownLength(row)))
    }
    let value = Number.NaN
    let shape = SHAPE_EMPTY
    if (text !== '') {
      value = decimalValue(text)
      if (Number.isNaN(value)) value = decimalValue(text.trim())
      if (Number.isNaN(value) || this.#numericMarkers) {
        if (isMissingText(text, this.#markers)) value = Number.NaN
        else if (Number.isNaN(value)) {
          this.#turnToText(numbers)
          this.#addText(text)
          return
        }
      }
      shape = Number.isNaN(value) ? markerShape(text) : decimalShape(text, value)
      if (shape === SHAPE_EXCEPTION) numbers.exceptions.set(row, detached(text))
    }
    numbers.values[row] = value
    numbers.shapes[row] = shape
    this.#rows = row + 1
  }

  #turnToText(numbers: NumberCells): void {
    const column: Column = { name: '', cells: numbers }
    const rows = this.#rows
    this.#numbers = undefined
    this.#codes = new Uint32Array(numbers.values.length)
    this.#rows = 0
    for (let row = 0; row < rows; row++) this.#addText(cellText(column, row))
  }

  #addText(text: string): void {
    const row = this.#rows
    if (row === this.#codes.length) {
      this.#codes = grown(this.#codes, new Uint32Array(grownLength(row)))
    }
    let code = this.#codeOf.get(text)
    if (code === undefined) {
      const own = detached(text)
      code = this.#texts.push(own) - 1
      this.#codeOf.set(own, code)
    }
    this.#codes[row] = code
    this.#rows = row + 1
  }
}

function grownLength(length: number): number {
  return Math.max(FIRST_CAPACITY, Math.ceil(length * GROWTH))
}

function grown<Values extends Float64Array | Uint8Array | Uint32Array>(
  from: Values,
  into: Values,
): Values {
  into.set(from)
  return into
}

/**
 * The same text in memory of its own. Engines cut a longer piece out of a text by reference: kept as it is, one cell
 * would keep the whole chunk of the file that it came from.
 */
function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1)
}
