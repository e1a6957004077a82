import { decimalValue } from './decimal-text.ts'

const FORMULA_START = /^[=+\-@\t\r\0]/
const NEEDS_QUOTES = /[",\r\n]/
const PART_CHARACTERS = 2 ** 20

/**
 * Text that a spreadsheet would run as a formula, with an apostrophe before it; numbers like -5.2 and all other text
 * unchanged. The characters are those of OWASP's "CSV injection".
 */
export function defuseFormula(text: string): string {
  return FORMULA_START.test(text) && Number.isNaN(decimalValue(text.trim())) ? `'${text}` : text
}

/**
 * One record of RFC 4180 CSV, without the line end: commas, quotes only where needed. A record that is one blank cell
 * is quoted, else it would be a blank line.
 */
export function csvRecord(cells: readonly string[]): string {
  if (cells.length === 1 && cells[0]?.trim() === '') return quoted(cells[0])
  return cells.map(csvCell).join(',')
}

/** One cell of a record of several, quoted where needed. */
export function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? quoted(text) : text
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

/** Writes a CSV of any length as parts for a `Blob`: LF after every record, no part much over a million characters. */
export class CsvWriter {
  readonly #parts: string[] = []
  #records: string[] = []
  #characters = 0

  /** Appends a record. */
  add(cells: readonly string[]): void {
    const record = csvRecord(cells)
    this.#records.push(record)
    this.#characters += record.length + 1
    if (this.#characters >= PART_CHARACTERS) this.#endPart()
  }

  /** Everything so far; joined, it is the file. */
  parts(): readonly string[] {
    if (this.#records.length > 0) this.#endPart()
    return this.#parts
  }

  #endPart(): void {
    this.#parts.push(`${this.#records.join('\n')}\n`)
    this.#records = []
    this.#characters = 0
  }
}
