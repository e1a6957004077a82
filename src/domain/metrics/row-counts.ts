/**
 * [rows] How often each row counts: 1 for the rows as they are, 0 for a row left out. Bytes, because they are
 * read out of order: those of some hundred thousand rows then stay in a processor's cache.
 */
export type RowCounts = Uint8Array<ArrayBuffer>

/**
 * Metrics as a function of how often each row counts, in O(rows); they are those of a list in which every row
 * is repeated that often. What does not depend on the counts was worked out before. The counts' sum is above 0.
 */
export type CountedMetrics<Metrics> = (counts: RowCounts) => Metrics

/** Every row counts once. */
export function eachOnce(rows: number): RowCounts {
  return new Uint8Array(rows).fill(1)
}

/** Σ count · value / Σ count. */
export function countedMean(values: ArrayLike<number>, counts: RowCounts): number {
  let sum = 0
  let rows = 0
  for (let row = 0; row < counts.length; row++) {
    const count = counts[row] as number
    sum += count * (values[row] as number)
    rows += count
  }
  return sum / rows
}
