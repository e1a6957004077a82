/** Percent of a track that shows zero and all of the values. */
export function barScale(values: readonly number[]): (value: number) => number {
  const low = Math.min(0, ...values)
  const span = Math.max(0, ...values) - low || 1
  return (value) => (100 * (value - low)) / span
}
