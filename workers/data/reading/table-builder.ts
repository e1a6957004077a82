import type { FilePortion, RowProblem, TableWarning } from '../../../src/domain/profile.ts'
import type { Table } from '../../../src/domain/table.ts'
import type { ReadingOptions } from '../../../src/domain/reading-options.ts'
import { ColumnCodes } from './column-codes.ts'
import { columnNames } from './column-names.ts'
import { headerTexts, type HeaderPlace } from './header-rows.ts'
import { RecordBatch, textsOf } from './record-batch.ts'
import { RowSample } from './row-sample.ts'

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

/** What of a file is wanted. */
export type WantedPart = Pick<ReadingOptions, 'columns' | 'sample'>

/** Fills a table record by record; the header gives the names and the number of cells, else the first one. */
export class TableBuilder {
  readonly #place: HeaderPlace
  /** Records of preamble and header so far. */
  #above = 0
  readonly #headerRecords: string[][] = []
  readonly #wanted: WantedPart
  /** Cells of a readable record. */
  #cells = 0
  /** Of the columns that are taken: their names, and which cell of a record is theirs. */
  #names: string[] = []
  #places: number[] = []
  #columns: ColumnCodes[] = []
  #sample: RowSample | undefined
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
  constructor(place: HeaderPlace, wanted: WantedPart = {}) {
    this.#place = place
    this.#wanted = wanted
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
    if (from === batch.records) return
    const records = this.#sample?.choose(batch, from) ?? allFrom(from, batch.records)
    const firsts = this.#firstsOf(batch, records)
    this.#columns.forEach((column, i) => {
      column.add(batch, firsts, records.length, this.#places[i] as number)
    })
    this.#rows += records.length
  }

  /** Undefined: all that the file holds. */
  get portion(): FilePortion | undefined {
    const { sample } = this.#wanted
    const rowsInFile = this.#sample?.rows
    const isPart = this.#names.length < this.#cells
    if (rowsInFile === undefined && !isPart) return undefined
    return {
      ...(sample && rowsInFile !== undefined && { sample: { ...sample, rowsInFile } }),
      ...(isPart && { columnsInFile: this.#cells }),
    }
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
    const { columns, sample } = this.#wanted
    const wanted = names.flatMap((name, i) => (columns?.includes(name) === false ? [] : [i]))
    const places = wanted.length > 0 ? wanted : [...names.keys()]
    const share = (sample?.percent ?? 100) / 100
    const capacity = Math.min(MOST_EXPECTED_ROWS, Math.ceil(1.05 * share * expectedRows) + 1)
    this.#cells = names.length
    this.#places = places
    this.#names = places.map((i) => names[i] as string)
    this.#columns = places.map(() => new ColumnCodes(capacity))
    if (sample) {
      const stratum = sample.stratifyBy === undefined ? -1 : names.indexOf(sample.stratifyBy)
      this.#sample = new RowSample(sample, stratum < 0 ? undefined : stratum)
    }
    if (duplicates) this.#warnings.add('duplicateNames')
    if (empty && this.#place.headerRows > 0) this.#warnings.add('emptyNames')
  }

  /** [records] Which cell each of the records begins with; an unreadable one has empty cells in its place. */
  #firstsOf(batch: RecordBatch, records: Int32Array): Int32Array {
    const { firstCell, unclosed } = batch
    const expected = this.#cells
    const firsts = new Int32Array(records.length)
    let empty: number | undefined
    for (let i = 0; i < records.length; i++) {
      const record = records[i] as number
      const first = firstCell[record] as number
      const cells = (firstCell[record + 1] as number) - first
      firsts[i] = first
      if ((cells !== expected && !this.#isOverlong(batch, record)) || unclosed.has(record)) {
        empty ??= addEmptyCells(batch, expected)
        firsts[i] = empty
        this.#report(batch, record, this.#rows + i, cells)
      }
      if (this.#firstRows.length < FIRST_ROWS) {
        const texts = firsts[i] === empty ? [] : textsOf(batch, record)
        this.#firstRows.push(this.#places.map((place) => texts[place] ?? ''))
      }
    }
    return firsts
  }

  /** Has empty cells beyond the last column, and is readable without them. */
  #isOverlong({ starts, ends, firstCell }: RecordBatch, record: number): boolean {
    const beyond = (firstCell[record] as number) + this.#cells
    const end = firstCell[record + 1] as number
    if (beyond > end) return false
    for (let cell = beyond; cell < end; cell++) if (starts[cell] !== ends[cell]) return false
    return true
  }

  #report(batch: RecordBatch, record: number, row: number, cells: number): void {
    const expected = this.#cells
    this.#unreadable.push(row)
    this.#warnings.add('raggedRows')
    const texts = textsOf(batch, record)
    if (this.#problems.length < MOST_PROBLEMS) {
      const line = batch.lines[record] as number
      const unclosedQuote = batch.unclosed.has(record) && { unclosedQuote: true }
      const beginning = beginningOf(texts)
      this.#problems.push({ line, row, cells, expected, beginning, ...unclosedQuote })
    }
    this.#keep(
      row,
      this.#places.flatMap((place) => texts[place] ?? []),
    )
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

function allFrom(from: number, after: number): Int32Array {
  const records = new Int32Array(after - from)
  for (let i = 0; i < records.length; i++) records[i] = from + i
  return records
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
