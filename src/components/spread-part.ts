/** One bin of a number column or one level of a category. */
export interface SpreadPart {
  /** Rows. */
  count: number
  /** Rows among them of the class looked for; absent: not known. */
  positive?: number | undefined
}
