import { LARGEST_NUMBER } from './cell-readers.ts'
import { minimumOf } from './minimum.ts'
import { momentsOf } from './moments.ts'

/** λ beyond these bends so much that it says nothing but "the data have a few far points". */
const FARTHEST = 5
const STEP = 0.5
const TOLERANCE = 1e-9
/** From more rows than this, evenly spaced ones are taken: λ hardly changes, and each try passes over all. */
const MOST_ROWS = 100_000
/** So many are enough to find out where to look closer. */
const ROUGH_ROWS = 2000

/**
 * The power transform of Yeo and Johnson (2000), which takes numbers of either sign:
 * ((x + 1)^λ − 1) / λ for x ≥ 0 and −((1 − x)^(2−λ) − 1) / (2 − λ) below, with their limits at λ = 0 and 2.
 * Infinite where the power is too large.
 */
export function yeoJohnson(x: number, lambda: number): number {
  return x >= 0 ? power(Math.log1p(x), lambda) : -power(Math.log1p(-x), 2 - lambda)
}

/** (e^(λ · log) − 1) / λ, without losing the digits of small λ. */
function power(log: number, lambda: number): number {
  return Math.abs(lambda) < 1e-12 ? log : Math.expm1(lambda * log) / lambda
}

/**
 * The λ under which the numbers look most like a normal distribution: largest likelihood, as scikit-learn's
 * PowerTransformer finds it, within ±6. 1 (no change) where none is better than another.
 * @param values at least one, finite
 */
export function fitYeoJohnson(values: Float64Array): number {
  const rough = misfitOf(evenlySpaced(values, ROUGH_ROWS))
  let start = 1
  let least = rough(1)
  for (let lambda = -FARTHEST; lambda <= FARTHEST; lambda += STEP) {
    const here = rough(lambda)
    if (here < least) [start, least] = [lambda, here]
  }
  const misfit = misfitOf(evenlySpaced(values, MOST_ROWS))
  const found = minimumOf(misfit, start - 2 * STEP, start + 2 * STEP, TOLERANCE)
  // Rows that were passed over may be so far away that their power has no end.
  const { min, max } = momentsOf(values)
  const bearable = [found, start].filter((lambda) =>
    [min, max].every((end) => Math.abs(yeoJohnson(end, lambda)) <= LARGEST_NUMBER),
  )
  return bearable.reduce((best, next) => (misfit(next) < misfit(best) ? next : best), 1)
}

/** The negative log-likelihood per row, but for a constant; infinite where it cannot be said. */
function misfitOf(values: Float64Array): (lambda: number) => number {
  let logs = 0
  for (const value of values) logs += Math.sign(value) * Math.log1p(Math.abs(value))
  const meanLog = logs / values.length
  const transformed = new Float64Array(values.length)
  return (lambda) => {
    for (let i = 0; i < values.length; i++) transformed[i] = yeoJohnson(values[i] as number, lambda)
    const found = Math.log(momentsOf(transformed).std) - (lambda - 1) * meanLog
    return Number.isFinite(found) ? found : Infinity
  }
}

function evenlySpaced(values: Float64Array, most: number): Float64Array {
  if (values.length <= most) return values
  const every = values.length / most
  return Float64Array.from({ length: most }, (_, i) => values[Math.floor(i * every)] as number)
}
