import { minimumOf } from './minimum.ts'
import { momentsOf } from './moments.ts'

/** λ beyond these bends so much that it says nothing but "the data have a few far points". */
const FARTHEST = 5
const STEP = 0.5
const TOLERANCE = 1e-9
/** From more rows than this, evenly spaced ones are taken: λ hardly changes, and each try passes over all. */
const MOST_ROWS = 100_000

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
 * PowerTransformer finds it, within ±5. 1 (no change) where none is better than another.
 * @param values at least one, finite
 */
export function fitYeoJohnson(values: Float64Array): number {
  const some = evenlySpaced(values)
  let logs = 0
  for (const value of some) logs += Math.sign(value) * Math.log1p(Math.abs(value))
  const meanLog = logs / some.length
  const transformed = new Float64Array(some.length)
  /** The negative log-likelihood per row, but for a constant. */
  const misfit = (lambda: number) => {
    for (let i = 0; i < some.length; i++) transformed[i] = yeoJohnson(some[i] as number, lambda)
    const { std } = momentsOf(transformed)
    const found = Math.log(std) - (lambda - 1) * meanLog
    return Number.isFinite(found) ? found : Infinity
  }
  let start = 1
  let least = misfit(1)
  for (let lambda = -FARTHEST; lambda <= FARTHEST; lambda += STEP) {
    const here = misfit(lambda)
    if (here < least) [start, least] = [lambda, here]
  }
  if (least === Infinity) return 1
  const found = minimumOf(misfit, start - STEP, start + STEP, TOLERANCE)
  return misfit(found) <= least ? found : start
}

function evenlySpaced(values: Float64Array): Float64Array {
  if (values.length <= MOST_ROWS) return values
  const every = values.length / MOST_ROWS
  return Float64Array.from({ length: MOST_ROWS }, (_, i) => values[Math.floor(i * every)] as number)
}
