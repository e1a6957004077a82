/** What a column of values said about the rows of a part. */
export interface CountedValues {
  /** [rows] finite. */
  values: Float64Array<ArrayBuffer>
  /** Rows without a value, and what each of them counts. */
  missing: number
  instead: number
  /** Rows whose value is below 0; they count as they are. */
  negative: number
}

/**
 * Gives rows without a value the mean of the others: no better and no worse than the rest. With no value at all each
 * counts 0.
 * @param read [rows] NaN where missing
 */
export function countedValues(read: Float64Array): CountedValues {
  let sum = 0
  let present = 0
  let negative = 0
  for (const value of read) {
    if (Number.isNaN(value)) continue
    sum += value
    present++
    if (value < 0) negative++
  }
  const instead = present === 0 ? 0 : sum / present
  const values = Float64Array.from(read, (value) => (Number.isNaN(value) ? instead : value))
  return { values, missing: read.length - present, instead, negative }
}
