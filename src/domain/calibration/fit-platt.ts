import { sigmoid, softplus } from '../activations.ts'
import type { Calibration } from './calibration.ts'

const MOST_STEPS = 100
/** Change of the mean loss at which nothing more is to be gained. */
const SETTLED = 1e-15
/** A slope beyond it means that the rows can be told apart without a mistake. */
const STEEPEST = 1e4

/**
 * Logistic regression without a penalty on one number, the logit: Newton's method from the identity, halving steps
 * that do not help. As scikit-learn's `LogisticRegression(penalty=None)`. Rows count unweighted, as in every metric.
 * @param logits [rows]
 * @param actual [rows] 1 positive, 0 not; both occur
 * @returns null where the classes lie apart, so that no slope is steep enough
 */
export function fitPlatt(
  logits: Float64Array,
  actual: Float64Array,
): Extract<Calibration, { method: 'platt' }> | null {
  let [slope, intercept] = [1, 0]
  let loss = meanLoss(logits, actual, slope, intercept)
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = newtonStep(logits, actual, slope, intercept)
    if (direction === null) break
    let size = 1
    let next = loss
    for (; size > 1e-10; size /= 2) {
      next = meanLoss(
        logits,
        actual,
        slope + size * direction.slope,
        intercept + size * direction.intercept,
      )
      if (next <= loss) break
    }
    if (!(next <= loss)) break
    slope += size * direction.slope
    intercept += size * direction.intercept
    const gained = loss - next
    loss = next
    if (Math.abs(slope) > STEEPEST) return null
    if (gained < SETTLED) break
  }
  // Classes that lie apart have no best slope, only ever better ones.
  return loss < 1e-6 ? null : { method: 'platt', slope, intercept }
}

function meanLoss(
  logits: Float64Array,
  actual: Float64Array,
  slope: number,
  intercept: number,
): number {
  let sum = 0
  for (let row = 0; row < logits.length; row++) {
    const z = slope * (logits[row] as number) + intercept
    sum += softplus(z) - (actual[row] as number) * z
  }
  return sum / logits.length
}

/** Where the loss's second-order picture has its lowest point; null where it is flat. */
function newtonStep(
  logits: Float64Array,
  actual: Float64Array,
  slope: number,
  intercept: number,
): { slope: number; intercept: number } | null {
  let [bySlope, byIntercept, slopeSlope, slopeIntercept, interceptIntercept] = [0, 0, 0, 0, 0]
  for (let row = 0; row < logits.length; row++) {
    const logit = logits[row] as number
    const chance = sigmoid(slope * logit + intercept)
    const error = chance - (actual[row] as number)
    const spread = chance * (1 - chance)
    bySlope += error * logit
    byIntercept += error
    slopeSlope += spread * logit * logit
    slopeIntercept += spread * logit
    interceptIntercept += spread
  }
  const determinant = slopeSlope * interceptIntercept - slopeIntercept ** 2
  if (!(determinant > 1e-12 * slopeSlope * interceptIntercept)) return null
  return {
    slope: (slopeIntercept * byIntercept - interceptIntercept * bySlope) / determinant,
    intercept: (slopeIntercept * bySlope - slopeSlope * byIntercept) / determinant,
  }
}
