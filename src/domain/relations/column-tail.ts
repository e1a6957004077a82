import { LARGEST_NUMBER } from '../cell-readers.ts'
import type { NumberSummary } from '../profile.ts'

/** How far a column of numbers reaches beyond its middle. */
export interface ColumnTail {
  /** Fisher and Pearson's g₁, the third moment over the cube of the standard deviation; null for constants. */
  skewness: number | null
  /** Outliers: numbers beyond a fence; null where the middle half is one number, so that no fence makes sense. */
  outliers: { below: number; above: number; lower: number; upper: number } | null
}

/**
 * Fences are those of Tukey, 1.5 interquartile ranges beyond the quartiles, but on the side of the longer tail three
 * times the distance from median to quartile (Kimber 1990): else every skewed column would be full of outliers.
 * Skewness is that of `scipy.stats.skew`.
 * @param values [rows] NaN where missing
 * @param summary of these values
 */
export function columnTail(values: Float64Array, summary: NumberSummary): ColumnTail {
  const { mean, std, quantiles } = summary
  const [, q1, median, q3] = quantiles
  const range = q3 - q1
  const lower = q1 - Math.max(1.5 * range, 3 * (median - q1))
  const upper = q3 + Math.max(1.5 * range, 3 * (q3 - median))
  let [below, above, present, cubes] = [0, 0, 0, 0]
  for (const value of values) {
    if (!(Math.abs(value) <= LARGEST_NUMBER)) continue
    present++
    if (value < lower) below++
    else if (value > upper) above++
    const score = (value - mean) / std
    cubes += score * score * score
  }
  return {
    skewness: std > 0 && present > 0 ? cubes / present : null,
    outliers: range > 0 ? { below, above, lower, upper } : null,
  }
}
