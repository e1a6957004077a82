/**
 * The quantile of sorted numbers, interpolated between the two nearest: numpy's default, definition 7 of Hyndman and
 * Fan (1996).
 * @param sorted at least one, ascending
 * @param share 0 to 1
 */
export function quantileOf(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1)
  const below = Math.floor(position)
  const low = sorted[below] as number
  const high = sorted[Math.ceil(position)] as number
  return low + (high - low) * (position - below)
}
