import { sigmoid, softplus } from '../activations.ts'
import { huber } from '../huber.ts'
import { HUBER_DELTA, type Loss } from '../network.ts'

/**
 * One row's loss, from its logits z.
 * - `binaryCrossEntropy`: −y·ln σ(z) − (1−y)·ln(1−σ(z)) = softplus(z) − z·y
 * - `categoricalCrossEntropy`: −ln softmax(z)_y = ln Σ e^z − z_y
 * - `meanSquaredError`: (z − y)²
 * - `meanAbsoluteError`: |z − y|
 * - `huber`: see `huber`
 * - `binarySquaredError`: (p − y)² with p = σ(z), Brier's score of a chance
 * - `categoricalSquaredError`: Σ_k (p_k − [k = y])² with p = softmax(z), summed over the classes as Brier (1950) has it
 * @param logits [outputs]; one for binary and regression
 * @param target 0 or 1, a class index, or the (standardised) number
 */
export function rowLoss(loss: Loss, logits: Float64Array, target: number): number {
  const z = logits[0] as number
  switch (loss) {
    case 'binaryCrossEntropy':
      return softplus(z) - z * target
    case 'categoricalCrossEntropy':
      return logSumExp(logits) - (logits[target] as number)
    case 'meanSquaredError':
      return (z - target) ** 2
    case 'meanAbsoluteError':
      return Math.abs(z - target)
    case 'huber':
      return huber(z - target)
    case 'binarySquaredError':
      return (sigmoid(z) - target) ** 2
    case 'categoricalSquaredError':
      return softmax(logits).reduce((sum, p, k) => sum + (p - isClass(k, target)) ** 2, 0)
  }
}

/**
 * d `rowLoss` / d logits, [outputs]: σ(z) − y, softmax(z) − one-hot(y), 2·(z − y), sign(z − y), (z − y) within ±δ.
 * Squared errors of chances go through the link: dσ/dz = p·(1 − p), so 2·(p − y)·p·(1 − p); and
 * dp_k/dz_j = p_k·([k = j] − p_j), so 2·p_j·(e_j − Σ_k e_k·p_k) with e = p − one-hot(y). Both vanish where a chance is
 * sure, right or wrong; those of cross-entropy do not where it is wrong.
 */
export function rowLossGradient(loss: Loss, logits: Float64Array, target: number): Float64Array {
  const z = logits[0] as number
  switch (loss) {
    case 'binaryCrossEntropy':
      return Float64Array.of(sigmoid(z) - target)
    case 'categoricalCrossEntropy':
      return softmax(logits).map((p, k) => p - isClass(k, target))
    case 'meanSquaredError':
      return Float64Array.of(2 * (z - target))
    case 'meanAbsoluteError':
      return Float64Array.of(Math.sign(z - target))
    case 'huber':
      return Float64Array.of(Math.min(Math.max(z - target, -HUBER_DELTA), HUBER_DELTA))
    case 'binarySquaredError':
      return Float64Array.of(2 * (sigmoid(z) - target) * sigmoid(z) * sigmoid(-z))
    case 'categoricalSquaredError': {
      const chances = softmax(logits)
      const errors = chances.map((p, k) => p - isClass(k, target))
      const mean = chances.reduce((sum, p, k) => sum + p * (errors[k] as number), 0)
      return chances.map((p, k) => 2 * p * ((errors[k] as number) - mean))
    }
  }
}

/** e^z / Σ e^z */
function softmax(logits: Float64Array): Float64Array {
  const logSum = logSumExp(logits)
  return logits.map((z) => Math.exp(z - logSum))
}

/** [k = y] */
function isClass(k: number, target: number): 0 | 1 {
  return k === target ? 1 : 0
}

/** ln Σ e^z without overflow. */
function logSumExp(logits: Float64Array): number {
  const largest = Math.max(...logits)
  return largest + Math.log(logits.reduce((sum, z) => sum + Math.exp(z - largest), 0))
}
