/** One cell of a heat map. */
export interface HeatCell {
  /** −1 to 1; 0 is nothing. */
  value: number
  /** Two decimals without the leading zero: what fits. */
  text: string
  /** In full, with the name of the measure. */
  title: string
}

/** How dark a value is drawn: 0 (nothing) to 4. */
export function shadeOf(value: number): number {
  const size = Math.abs(value)
  if (size < 0.1) return 0
  if (size < 0.3) return 1
  if (size < 0.5) return 2
  return size < 0.8 ? 3 : 4
}
