/** Two-sided 95%: 2.5% of a standard normal distribution lie above. */
export const Z_95 = 1.959963984540054

/** Beyond, the rest is below the precision of a float64. */
const FAR = 8.3

/**
 * Share of a standard normal distribution below `x`, to about 1e-15: ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …),
 * Marsaglia (2004), "Evaluating the normal distribution".
 */
export function normalShareBelow(x: number): number {
  if (x < -FAR) return 0
  if (x > FAR) return 1
  let sum = x
  let term = x
  for (let k = 3; sum + term !== sum; k += 2) {
    term *= (x * x) / k
    sum += term
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.5 * Math.log(2 * Math.PI))
}
