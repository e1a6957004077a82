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
  }
}

/** d `rowLoss` / d logits, [outputs]: σ(z) − y, softmax(z) − one-hot(y), 2·(z − y), sign(z − y), (z − y) within ±δ. */
export function rowLossGradient(loss: Loss, logits: Float64Array, target: number): Float64Array {
  const z = logits[0] as number
  switch (loss) {
    case 'binaryCrossEntropy':
      return Float64Array.of(sigmoid(z) - target)
    case 'categoricalCrossEntropy': {
      const logSum = logSumExp(logits)
      return logits.map((value, k) => Math.exp(value - logSum) - (k === target ? 1 : 0))
    }
    case 'meanSquaredError':
      return Float64Array.of(2 * (z - target))
    case 'meanAbsoluteError':
      return Float64Array.of(Math.sign(z - target))
    case 'huber':
      return Float64Array.of(Math.min(Math.max(z - target, -HUBER_DELTA), HUBER_DELTA))
  }
}

/** ln Σ e^z without overflow. */
function logSumExp(logits: Float64Array): number {
  const largest = Math.max(...logits)
  return largest + Math.log(logits.reduce((sum, z) => sum + Math.exp(z - largest), 0))
}
