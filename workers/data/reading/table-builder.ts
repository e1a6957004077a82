import { ColumnBuilder, detached } from '../../../src/domain/column-builder.ts'
import type { RowProblem, TableWarning } from '../../../src/domain/profile.ts'
import type { Table } from '../../../src/domain/table.ts'
import { columnNames } from './column-names.ts'

/** Problems beyond this number are counted, not listed. */
const MOST_PROBLEMS = 100

/** What is kept of unreadable records, so that a file full of them does not fill the memory. */
const MOST_KEPT_RECORDS = 10_000
const MOST_KEPT_CHARACTERS = 2 ** 24

/** First rows that are shown while the rest is being read. */
const FIRST_ROWS = 50

/** Fills a table record by record; the first one gives the names and the number of cells. */
export class TableBuilder {
  readonly #header: boolean
  #names: string[] = []
  #columns: ColumnBuilder[] = []
  #rows = 0
  readonly #unreadable: number[] = []
  readonly #unreadableCells = new Map<number, string[]>()
  #keptCharacters = 0
  readonly #problems: RowProblem[] = []
  readonly #warnings = new Set<TableWarning>()
  readonly #firstRows: string[][] = []

  /** @param header whether the first record is the header; else columns are named by position */
  constructor(header: boolean) {
    this.#header = header
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

  /** Takes a record. @param line in the file, from 1 */
  add(cells: readonly string[], line: number): void {
    if (this.#names.length > 0) this.#addRow(cells, line)
    else {
      this.#begin(this.#header ? cells : cells.map(() => ''))
      if (!this.#header) this.#addRow(cells, line)
    }
  }

  finish(): { table: Table; problems: RowProblem[]; warnings: TableWarning[] } {
    // Column by column, so that only one is in memory twice.
    const columns = this.#names.map((name, i) => {
      const cells = (this.#columns[i] as ColumnBuilder).finish()
      this.#columns[i] = new ColumnBuilder()
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

  #begin(header: readonly string[]): void {
    const { names, duplicates, empty } = columnNames(header)
    this.#names = names
    this.#columns = names.map(() => new ColumnBuilder())
    if (duplicates) this.#warnings.add('duplicateNames')
    if (empty && this.#header) this.#warnings.add('emptyNames')
  }

  #addRow(cells: readonly string[], line: number): void {
    const expected = this.#columns.length
    const readable =
      cells.length === expected ||
      (cells.length > expected && cells.every((cell, i) => i < expected || cell === ''))
    if (!readable) {
      this.#report({ line, row: this.#rows, cells: cells.length, expected })
      this.#keep(cells.slice(0, expected))
    }
    for (let i = 0; i < expected; i++) {
      // Both exist: as many columns as expected cells, and a readable record has them all.
      ;(this.#columns[i] as ColumnBuilder).add(readable ? (cells[i] as string) : '')
    }
    if (this.#firstRows.length < FIRST_ROWS) {
      this.#firstRows.push(this.#names.map((_, i) => (readable ? (cells[i] ?? '') : '')))
    }
    this.#rows++
  }

  #report(problem: RowProblem): void {
    this.#unreadable.push(problem.row)
    this.#warnings.add('raggedRows')
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem)
  }

  #keep(cells: readonly string[]): void {
    // An empty cell takes memory, too.
    const characters = cells.reduce((sum, cell) => sum + cell.length + 1, 0)
    if (this.#unreadableCells.size === MOST_KEPT_RECORDS) return
    if (this.#keptCharacters + characters > MOST_KEPT_CHARACTERS) return
    this.#keptCharacters += characters
    this.#unreadableCells.set(this.#rows, cells.map(detached))
  }
}
