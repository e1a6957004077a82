import type { FittedNumber } from '../recipe.ts'

/** Digits that a float32 input can tell apart. */
const DIGITS = 6

/**
 * From the network's input back to a number in the column's own unit: what `numberInput` does, undone, but for what
 * was cut off. A constant column says nothing but its centre.
 */
export function numberOfInput({ center, scale, power }: FittedNumber): (input: number) => number {
  const straight = straightened(power)
  return (input) => Number(straight(input * scale + center).toPrecision(DIGITS))
}

function straightened(power: FittedNumber['power']): (bent: number) => number {
  switch (power?.name) {
    case undefined:
      return (bent) => bent
    case 'log':
      return (bent) => Math.sign(bent) * Math.expm1(Math.abs(bent))
    case 'yeoJohnson': {
      const { lambda } = power
      return (bent) => (bent >= 0 ? unpower(bent, lambda) : -unpower(-bent, 2 - lambda))
    }
  }
}

/** x where ((x + 1)^λ − 1) / λ = y; the nearest there is where no x goes so far. */
function unpower(y: number, lambda: number): number {
  if (Math.abs(lambda) < 1e-12) return Math.expm1(y)
  return Math.expm1(Math.log1p(Math.max(lambda * y, -1 + Number.EPSILON)) / lambda)
}
