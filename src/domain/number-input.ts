import type { FittedNumber } from './recipe.ts'
import { yeoJohnson } from './yeo-johnson.ts'

type Shape = Pick<FittedNumber, 'clip' | 'power' | 'center' | 'scale'>

/** Clips and bends a number as fitted; what is not a number stays so. */
export function bentNumber({
  clip,
  power,
}: Pick<Shape, 'clip' | 'power'>): (value: number) => number {
  const { lower, upper } = clip ?? { lower: -Infinity, upper: Infinity }
  const clipped = (value: number) => (value < lower ? lower : value > upper ? upper : value)
  switch (power?.name) {
    case undefined:
      return clipped
    case 'log':
      return (value) => signedLog(clipped(value))
    case 'yeoJohnson':
      return (value) => yeoJohnson(clipped(value), power.lambda)
  }
}

/** sign(x) · ln(1 + |x|) */
function signedLog(value: number): number {
  return Math.sign(value) * Math.log1p(Math.abs(value))
}

/** From a number in the column's own unit to the network's input, in float64. */
export function numberInput(fitted: Shape): (value: number) => number {
  const { center, scale, clip, power } = fitted
  if (scale === 0) return () => 0
  // Most columns: one call less per cell.
  if (!clip && !power) return (value) => (value - center) / scale
  const bent = bentNumber(fitted)
  return (value) => (bent(value) - center) / scale
}

/** What stands in for a missing number, in float64; a constant may lie beyond the clip. */
export function imputedInput({ impute, power, center, scale }: FittedNumber): number {
  return numberInput({ center, scale, ...(power && { power }) })(impute)
}

/** Which bin a number falls into: as many as there are edges not above it. */
export function binOf(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}
