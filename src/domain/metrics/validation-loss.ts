import { sigmoid, softplus } from '../activations.ts'
import { huber } from '../huber.ts'
import type { Loss } from '../network.ts'
import { unreachable } from '../result.ts'

/**
 * Mean loss of rows from their logits, in float64, without penalties: the number that early stopping watches.
 * Not finite if a logit is not, which is how divergence shows.
 * @param logits [rows × outputs] before the link
 * @param targets [rows] binary: 1 or 0; several classes: index; regression: standardised
 * @param weights [rows] for a weighted mean; absent means all equal
 */
export function validationLoss(
  loss: Loss,
  logits: ArrayLike<number>,
  targets: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  const outputs = logits.length / targets.length
  const rowLoss = rowLossOf(loss, logits, outputs)
  let sum = 0
  let total = 0
  for (let row = 0; row < targets.length; row++) {
    const weight = weights === undefined ? 1 : (weights[row] as number)
    sum += weight * rowLoss(row, targets[row] as number)
    total += weight
  }
  return sum / total
}

function rowLossOf(
  loss: Loss,
  logits: ArrayLike<number>,
  outputs: number,
): (row: number, target: number) => number {
  switch (loss) {
    case 'binaryCrossEntropy':
      // −y·ln σ(z) − (1−y)·ln(1−σ(z)) = softplus(z) − y·z
      return (row, y) => softplus(logits[row] as number) - y * (logits[row] as number)
    case 'categoricalCrossEntropy':
      return (row, y) =>
        logSumExp(logits, row * outputs, outputs) - (logits[row * outputs + y] as number)
    case 'binarySquaredError':
      return (row, y) => squaredChance(logits[row] as number, y)
    case 'categoricalSquaredError':
      return (row, y) => squaredChances(logits, row * outputs, outputs, y)
    case 'meanSquaredError':
      return (row, y) => ((logits[row] as number) - y) ** 2
    case 'meanAbsoluteError':
      return (row, y) => Math.abs((logits[row] as number) - y)
    case 'huber':
      return (row, y) => huber((logits[row] as number) - y)
    default:
      return unreachable(loss)
  }
}

/** ln Σ eᶻ over `count` logits from `start`, without overflow. */
function logSumExp(logits: ArrayLike<number>, start: number, count: number): number {
  let largest = -Infinity
  for (let c = start; c < start + count; c++) largest = Math.max(largest, logits[c] as number)
  let sum = 0
  for (let c = start; c < start + count; c++) sum += Math.exp((logits[c] as number) - largest)
  return largest + Math.log(sum)
}

/** (σ(z) − y)²; a chance may be sound where its logit is not, 0 · z is not. */
function squaredChance(z: number, y: number): number {
  return (sigmoid(z) - y) ** 2 + 0 * z
}

/** Σ (softmax(z)_k − [k = y])² over `count` logits from `start`; not finite if one of these is not. */
function squaredChances(
  logits: ArrayLike<number>,
  start: number,
  count: number,
  y: number,
): number {
  const logSum = logSumExp(logits, start, count)
  let sum = 0
  for (let k = 0; k < count; k++) {
    const z = logits[start + k] as number
    sum += (Math.exp(z - logSum) - (k === y ? 1 : 0)) ** 2 + 0 * z
  }
  return sum
}
