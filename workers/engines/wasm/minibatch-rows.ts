/** Which rows, and what their random numbers are drawn from. */
export interface MinibatchRows {
  /** Address of their numbers. */
  order: number
  rows: number
  seed: number
  /** From 0. */
  step: number
}
