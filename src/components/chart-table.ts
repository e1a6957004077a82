/** The same numbers as a table. */
export interface ChartTable {
  /** "Show as a table". */
  summary: string
  /** Heads of the columns; all hold numbers except the first. */
  columns: readonly string[]
  count: number
  /** Texts of row `index`. */
  row: (index: number) => string[]
}
