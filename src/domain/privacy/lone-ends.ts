/** Which of the ends that a recipe keeps of a column come from one training row alone. */
export const LONE_ENDS = ['lowest', 'highest', 'both'] as const
export type LoneEnds = (typeof LONE_ENDS)[number]

/**
 * Which ends are of a single row: those that one number alone reaches. An end that no number reaches, as a bound given
 * by hand, is nobody's.
 * @param sorted numbers or times of the training rows, ascending
 */
export function loneEnds(sorted: Float64Array, low: number, high: number): LoneEnds | undefined {
  const lowest = reachedOnce(sorted[0], sorted[1], (value) => value <= low)
  const highest = reachedOnce(sorted.at(-1), sorted.at(-2), (value) => value >= high)
  if (lowest && highest) return 'both'
  return lowest ? 'lowest' : highest ? 'highest' : undefined
}

function reachedOnce(
  outermost: number | undefined,
  next: number | undefined,
  reaches: (value: number) => boolean,
): boolean {
  return outermost !== undefined && reaches(outermost) && (next === undefined || !reaches(next))
}
