export interface TableColumn {
  id: string
  /** Empty: a column of pictures without a head. */
  label: string
  /** Right-aligned, in tabular figures. */
  numeric?: boolean
  /** Not among the columns that decide: below 720px in the line below a row, where the table has one. */
  wideOnly?: boolean
  /** Its head may take several lines. */
  headWraps?: boolean
  gloss?: string | undefined
  /** Holds sentences: may take several lines on a phone too. */
  wraps?: boolean
}

/** A column of a grid of rows. */
export interface GridColumn {
  label: string
  /** Right-aligned. */
  numeric: boolean
  /** Pixels; absent: 112 for numbers, 152 for text. */
  width?: number | undefined
}
