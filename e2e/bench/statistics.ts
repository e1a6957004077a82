/** The middle of some numbers, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2
}

/** How many times faster something is, round by round. */
export interface Ratio {
  median: number
  worst: number
}

/** @param other, own times of the same rounds */
export function ratioOf(other: readonly number[], own: readonly number[]): Ratio {
  const ratios = other.map((time, round) => time / (own[round] as number))
  return { median: median(ratios), worst: Math.min(...ratios) }
}
