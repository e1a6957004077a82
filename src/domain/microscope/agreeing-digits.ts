/** Of float64; more digits than these say nothing. */
const MOST_DIGITS = 15
/** Slopes below this are as good as none. */
const NOTHING = 1e-12

/** How many significant digits two numbers share, by how far they are apart; 0: none. */
export function agreeingDigits(a: number, b: number): number {
  const size = Math.max(Math.abs(a), Math.abs(b))
  const apart = Math.abs(a - b)
  if (apart === 0 || size < NOTHING) return MOST_DIGITS
  return Math.max(0, Math.min(MOST_DIGITS, Math.floor(-Math.log10(apart / size))))
}

/**
 * The fewest digits that all slopes of a list share with those of another. Digits count against the largest slope:
 * one that is nearly nothing is known no better than the others.
 */
export function fewestDigits(all: ArrayLike<number>, others: ArrayLike<number>): number {
  let size = NOTHING
  let apart = 0
  for (let i = 0; i < all.length; i++) {
    const a = all[i] as number
    size = Math.max(size, Math.abs(a))
    apart = Math.max(apart, Math.abs(a - (others[i] as number)))
  }
  return agreeingDigits(size, size - apart)
}
