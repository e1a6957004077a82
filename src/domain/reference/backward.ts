import { ACTIVATIONS } from '../activations.ts'
import { parameterOffsets, type Network } from '../network.ts'
import { rowLoss, rowLossGradient } from './loss.ts'

/**
 * Backpropagation as the textbook has it (Goodfellow et al. 2016, algorithm 6.4), in float64, one row at a time:
 * slow and plain, the judge of every engine.
 */

export interface ReferenceBatch {
  rows: number
  /** [rows × inputs] */
  features: ArrayLike<number>
  /** [rows] As `rowLoss` wants them. */
  targets: ArrayLike<number>
  /** [rows] What each row's loss is multiplied by. */
  weights: ArrayLike<number>
  /** Per layer, [rows × units]: what its outputs are multiplied by (dropout); absent: 1. */
  masks?: (ArrayLike<number> | undefined)[]
}

interface ReferenceGradient {
  /** Σ weight · loss / rows; L2 left out. */
  loss: number
  /** `loss` + l2 · Σ kernel²: what is minimised. */
  objective: number
  /** [parameters] d objective / d weights. */
  gradient: Float64Array
}

/** The loss of a batch and its gradient. `weights` is flat, as `parameterOffsets` describes. */
export function lossAndGradient(
  network: Network,
  weights: Float64Array,
  batch: ReferenceBatch,
): ReferenceGradient {
  const gradient = new Float64Array(weights.length)
  const loss = Array.from({ length: batch.rows }, (_, row) =>
    backpropagateRow(network, weights, batch, row, gradient),
  ).reduce((sum, value) => sum + value, 0)
  return { loss, objective: loss + addPenalty(network, weights, gradient), gradient }
}

/** Adds one row's share to the gradient; returns its share of the loss. */
function backpropagateRow(
  network: Network,
  weights: Float64Array,
  batch: ReferenceBatch,
  row: number,
  gradient: Float64Array,
): number {
  const offsets = parameterOffsets(network)
  const first = row * network.inputs
  let input = Float64Array.from(
    { length: network.inputs },
    (_, i) => batch.features[first + i] ?? 0,
  )
  // Forward: z = x·K + b, x' = mask · f(z)
  const layers = network.layers.map((layer, k) => {
    const { kernel, bias } = offsets[k] as { kernel: number; bias: number }
    const x = input
    const z = new Float64Array(layer.units).map((_, u) =>
      x.reduce(
        (sum, value, i) => sum + value * (weights[kernel + i * layer.units + u] as number),
        weights[bias + u] as number,
      ),
    )
    const mask = z.map((_, u) => batch.masks?.[k]?.[row * layer.units + u] ?? 1)
    const activation = ACTIVATIONS[layer.activation]
    input = z.map((value, u) => activation.value(value) * (mask[u] as number))
    return { ...layer, kernel, bias, x, z, mask, activation }
  })

  const target = batch.targets[row] ?? 0
  const share = (batch.weights[row] ?? 0) / batch.rows
  let slope = rowLossGradient(network.loss, input, target).map((value) => value * share)
  // Backward: dz = dx' · mask · f'(z), dK = xᵀ·dz, db = dz, dx = dz·Kᵀ
  for (const { inputs, units, kernel, bias, x, z, mask, activation } of layers.toReversed()) {
    const dz = slope.map(
      (value, u) => value * (mask[u] as number) * activation.derivative(z[u] as number),
    )
    slope = new Float64Array(inputs)
    for (let u = 0; u < units; u++) {
      const d = dz[u] as number
      gradient[bias + u] = (gradient[bias + u] as number) + d
      for (let i = 0; i < inputs; i++) {
        const at = kernel + i * units + u
        gradient[at] = (gradient[at] as number) + (x[i] as number) * d
        slope[i] = (slope[i] as number) + d * (weights[at] as number)
      }
    }
  }
  return rowLoss(network.loss, input, target) * share
}

/** l2 · Σ kernel², and its gradient 2 · l2 · kernel; biases are free. */
function addPenalty(network: Network, weights: Float64Array, gradient: Float64Array): number {
  let penalty = 0
  for (const { kernel, bias } of parameterOffsets(network)) {
    for (let at = kernel; at < bias; at++) {
      const w = weights[at] as number
      penalty += network.l2 * w * w
      gradient[at] = (gradient[at] as number) + 2 * network.l2 * w
    }
  }
  return penalty
}
