import type { RowProblem, TableWarning } from '../../../src/domain/profile.ts'
import type { Table } from '../../../src/domain/table.ts'
import { ColumnCodes } from './column-codes.ts'
import { columnNames } from './column-names.ts'
import { headerTexts, type HeaderPlace } from './header-rows.ts'
import { RecordBatch, textsOf } from './record-batch.ts'

/** Problems beyond this number are counted, not listed. */
const MOST_PROBLEMS = 100
/** Of the beginning of each. */
const SHOWN_CHARACTERS = 120

/** What is kept of unreadable records, so that a file full of them does not fill the memory. */
const MOST_KEPT_RECORDS = 10_000
const MOST_KEPT_CHARACTERS = 2 ** 24

/** However many rows the first ones lead to expect, there is room for so many at first. */
const MOST_EXPECTED_ROWS = 2 ** 25
/** First rows that are shown while the rest is being read. */
const FIRST_ROWS = 50

const encoder = new TextEncoder()

/** Fills a table record by record; the header gives the names and the number of cells, else the first one. */
export class TableBuilder {
  readonly #place: HeaderPlace
  /** Records of preamble and header so far. */
  #above = 0
  readonly #headerRecords: string[][] = []
  #names: string[] = []
  #columns: ColumnCodes[] = []
  #rows = 0
  readonly #unreadable: number[] = []
  readonly #unreadableCells = new Map<number, readonly string[]>()
  #keptCharacters = 0
  readonly #problems: RowProblem[] = []
  readonly #warnings = new Set<TableWarning>()
  readonly #firstRows: string[][] = []
  /** For records that come as texts. */
  readonly #single = new RecordBatch()

  /** @param place where the header is; without one, columns are named by position */
  constructor(place: HeaderPlace) {
    this.#place = place
  }

  get rows(): number {
    return this.#rows
  }

  get columns(): number {
    return this.#names.length
  }

  /** The first rows as text; those of unreadable records are empty. */
  get firstRows(): { names: string[]; rows: string[][] } {
    return { names: this.#names, rows: this.#firstRows }
  }

  /** Takes one record of texts. @param line in the file, from 1 */
  add(cells: readonly string[], line: number): void {
    const batch = this.#single
    batch.clear(encoder.encode(cells.join('')))
    let end = 0
    for (const cell of cells) {
      const start = end
      end += utf8Length(cell)
      batch.addCell(start, end)
    }
    batch.endRecord(line)
    this.addBatch(batch)
  }

  /** Takes records as they were found. @param share of the file up to these, from 0 to 1, to guess the rows by */
  addBatch(batch: RecordBatch, share = 1): void {
    const from = this.#takeHeader(batch, share)
    const { records } = batch
    if (from === records) return
    const firsts = this.#firstsOf(batch, from)
    this.#columns.forEach((column, i) => {
      column.add(batch, firsts, records - from, i)
    })
    this.#rows += records - from
  }

  finish(): { table: Table; problems: RowProblem[]; warnings: TableWarning[] } {
    // Column by column, so that only one is in memory twice.
    const columns = this.#names.map((name, i) => {
      const cells = (this.#columns[i] as ColumnCodes).finish()
      this.#columns[i] = new ColumnCodes(0)
      return { name, cells }
    })
    return {
      table: {
        rows: this.#rows,
        columns,
        unreadable: this.#unreadable,
        unreadableCells: this.#unreadableCells,
      },
      problems: this.#problems,
      warnings: [...this.#warnings],
    }
  }

  /** Takes what belongs to preamble and header; returns the first record below. */
  #takeHeader(batch: RecordBatch, share: number): number {
    const { preambleRows, headerRows } = this.#place
    let from = 0
    while (this.#above < preambleRows + headerRows && from < batch.records) {
      if (this.#above++ >= preambleRows) this.#headerRecords.push(textsOf(batch, from))
      from++
    }
    const isComplete = this.#above === preambleRows + headerRows
    if (this.#names.length > 0 || !isComplete) return from
    if (headerRows > 0) this.#begin(headerTexts(this.#headerRecords), batch.records / share)
    else if (from < batch.records) {
      const first = textsOf(batch, from)
      this.#begin(
        first.map(() => ''),
        batch.records / share,
      )
    }
    return from
  }

  #begin(header: readonly string[], expectedRows: number): void {
    const { names, duplicates, empty } = columnNames(header)
    const capacity = Math.min(MOST_EXPECTED_ROWS, Math.ceil(1.05 * expectedRows) + 1)
    this.#names = names
    this.#columns = names.map(() => new ColumnCodes(capacity))
    if (duplicates) this.#warnings.add('duplicateNames')
    if (empty && this.#place.headerRows > 0) this.#warnings.add('emptyNames')
  }

  /** [records] Which cell each record from `from` on begins with; an unreadable one has empty cells in its place. */
  #firstsOf(batch: RecordBatch, from: number): Int32Array {
    const { records, firstCell, unclosed } = batch
    const expected = this.#columns.length
    const firsts = firstCell.slice(from, records)
    let empty: number | undefined
    for (let record = from; record < records; record++) {
      const cells = (firstCell[record + 1] as number) - (firstCell[record] as number)
      if ((cells !== expected && !this.#isOverlong(batch, record)) || unclosed.has(record)) {
        empty ??= addEmptyCells(batch, expected)
        firsts[record - from] = empty
        this.#report(batch, record, this.#rows + record - from, cells)
      }
      if (this.#firstRows.length < FIRST_ROWS) {
        const texts = firsts[record - from] === empty ? [] : textsOf(batch, record)
        this.#firstRows.push(this.#names.map((_, i) => texts[i] ?? ''))
      }
    }
    return firsts
  }

  /** Has empty cells beyond the last column, and is readable without them. */
  #isOverlong({ starts, ends, firstCell }: RecordBatch, record: number): boolean {
    const beyond = (firstCell[record] as number) + this.#columns.length
    const end = firstCell[record + 1] as number
    if (beyond > end) return false
    for (let cell = beyond; cell < end; cell++) if (starts[cell] !== ends[cell]) return false
    return true
  }

  #report(batch: RecordBatch, record: number, row: number, cells: number): void {
    const expected = this.#columns.length
    this.#unreadable.push(row)
    this.#warnings.add('raggedRows')
    const texts = textsOf(batch, record)
    if (this.#problems.length < MOST_PROBLEMS) {
      const line = batch.lines[record] as number
      const unclosedQuote = batch.unclosed.has(record) && { unclosedQuote: true }
      const beginning = beginningOf(texts)
      this.#problems.push({ line, row, cells, expected, beginning, ...unclosedQuote })
    }
    this.#keep(row, texts.slice(0, expected))
  }

  #keep(row: number, cells: readonly string[]): void {
    // An empty cell takes memory, too.
    const characters = cells.reduce((sum, cell) => sum + cell.length + 1, 0)
    if (this.#unreadableCells.size === MOST_KEPT_RECORDS) return
    if (this.#keptCharacters + characters > MOST_KEPT_CHARACTERS) return
    this.#keptCharacters += characters
    this.#unreadableCells.set(row, cells)
  }
}

/** The first cells, as many characters as a line shows. */
function beginningOf(texts: readonly string[]): string[] {
  const beginning: string[] = []
  let left = SHOWN_CHARACTERS
  for (const text of texts) {
    if (left <= 0) break
    beginning.push(text.length > left ? `${text.slice(0, left)}…` : text)
    left -= text.length + 1
  }
  return beginning
}

/** The first of so many empty cells, behind those of the records. */
function addEmptyCells(batch: RecordBatch, count: number): number {
  const first = batch.cells
  for (let i = 0; i < count; i++) batch.addCell(0, 0)
  return first
}

/** Bytes that `TextEncoder` makes of a text. */
function utf8Length(text: string): number {
  let length = 0
  for (const character of text) {
    const point = character.codePointAt(0) as number
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return length
}
