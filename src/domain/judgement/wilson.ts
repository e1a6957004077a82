import type { Interval } from '../evaluation.ts'

/** The 97.5% point of the normal distribution. */
const Z = 1.959963984540054

/** The 95% interval of a share (Wilson 1927), sound with few rows and at the ends; at least one row. */
export function wilsonInterval(hits: number, rows: number): Interval {
  const share = hits / rows
  const weight = 1 / (1 + Z ** 2 / rows)
  const centre = weight * (share + Z ** 2 / (2 * rows))
  const half = weight * Z * Math.sqrt((share * (1 - share)) / rows + Z ** 2 / (4 * rows ** 2))
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}

/** The interval of a share of so many rows; Wilson's where every resample gave the same: no error in a few rows is no certainty. */
export function atLeastWilson(interval: Interval, rows: number): Interval {
  const [low, high] = interval
  return low === high ? wilsonInterval(low * rows, rows) : interval
}
