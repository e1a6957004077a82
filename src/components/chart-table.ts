/** A cell of a saved table; null, and what is not a finite number, stay empty. */
export type CsvValue = string | number | null

/** The same numbers as a table. */
export interface ChartTable {
  /** "Show as a table". */
  summary: string
  /** Heads of the columns; all hold numbers except the first. */
  columns: readonly string[]
  count: number
  /** Texts of row `index`. */
  row: (index: number) => string[]
  /** Row `index` with every digit, for the file; absent: as its texts. */
  values?: (index: number) => readonly CsvValue[]
}
