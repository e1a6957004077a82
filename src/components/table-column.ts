export interface TableColumn {
  id: string
  /** Empty: a column of pictures without a head. */
  label: string
  /** Right-aligned, in tabular figures. */
  numeric?: boolean
  /** Left out below 720px: not among the columns that decide. */
  wideOnly?: boolean
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
