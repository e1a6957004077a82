import { ACTIVATIONS } from '../activations.ts'
import { parameterOffsets, type Network } from '../network.ts'
import { moveAverages, unitGradient } from './batch-norm.ts'
import { forwardPasses, type LayerPass, type ReferenceBatch } from './forward-pass.ts'
import { rowLoss, rowLossGradient } from './loss.ts'
import { penaltyOf } from './penalty.ts'

/**
 * Backpropagation as the textbook has it (Goodfellow et al. 2016, algorithm 6.4), in float64, layer by layer over
 * all rows of a minibatch: slow and plain, the judge of every engine.
 */

interface ReferenceGradient {
  /** Σ weight · loss / rows; penalties left out. */
  loss: number
  /** `loss` + l1 · Σ |kernel| + l2 · Σ kernel²: what is minimised. */
  objective: number
  /** [parameters] d objective / d weights; 0 for the moving averages. */
  gradient: Float64Array
  /** Moves the averages of batch normalisation, which no gradient moves, on by this batch. */
  moveAverages: (weights: Float64Array) => void
}

/** What a layer's numbers do to the loss; one array of [units] for each row. */
export interface LayerSlopes {
  /** d loss / d output */
  output: Float64Array[]
  /** d loss / d y, of what the activation was given: the textbook's delta. */
  y: Float64Array[]
  /** d loss / d (x·K); the same as `y` but for batch normalisation. */
  products: Float64Array[]
}

/** The loss of a batch and its gradient. `weights` is flat, as `parameterOffsets` describes. */
export function lossAndGradient(
  network: Network,
  weights: Float64Array,
  batch: ReferenceBatch,
): ReferenceGradient {
  const passes = forwardPasses(network, weights, batch)
  const { loss, gradient } = backwardPasses(network, weights, passes, batch)
  return {
    loss,
    objective: loss + addPenalty(network, weights, gradient),
    gradient,
    moveAverages: (moved) => {
      for (const { offsets, normalised } of passes) {
        if (offsets.batchNorm && normalised) moveAverages(moved, offsets.batchNorm, normalised)
      }
    },
  }
}

/**
 * From the loss of a batch back through every layer.
 * @param passes those of `forwardPasses` of the same batch
 * @returns the gradient without penalties, and the slopes of every layer
 */
export function backwardPasses(
  network: Network,
  weights: Float64Array,
  passes: readonly LayerPass[],
  batch: ReferenceBatch,
): { loss: number; gradient: Float64Array; slopes: LayerSlopes[] } {
  const logits = passes.at(-1)?.output ?? []
  const shares = logits.map((_, row) => (batch.weights[row] ?? 0) / batch.rows)
  const targetOf = (row: number) => batch.targets[row] ?? 0
  const loss = logits.reduce(
    (sum, z, row) => sum + rowLoss(network.loss, z, targetOf(row)) * (shares[row] as number),
    0,
  )
  const gradient = new Float64Array(weights.length)
  let ofOutput: Float64Array[] = logits.map((z, row) =>
    rowLossGradient(network.loss, z, targetOf(row)).map((d) => d * (shares[row] as number)),
  )
  const slopes = passes.toReversed().map((pass) => {
    const { dx, ...ofLayer } = backwardPass(pass, weights, ofOutput, gradient)
    ofOutput = dx
    return ofLayer
  })
  return { loss, gradient, slopes: slopes.toReversed() }
}

/**
 * dy = dx' · mask · f'(y), dz = dy (or through the normalisation), dK = xᵀ·dz, db = Σ dy, dx = dz·Kᵀ
 * @param output [rows][units] dx'
 */
function backwardPass(
  { layer, offsets, x, y, normalised, mask }: LayerPass,
  weights: Float64Array,
  output: Float64Array[],
  gradient: Float64Array,
): LayerSlopes & { dx: Float64Array[] } {
  const { inputs, units } = layer
  const { kernel, bias, batchNorm } = offsets
  const { derivative } = ACTIVATIONS[layer.activation]
  const ofY = output.map((ofRow, row) =>
    ofRow.map((d, u) => d * mask(row, u) * derivative(y[row]?.[u] as number)),
  )
  const products = ofY.map((ofRow) => ofRow.slice())
  const dx = x.map(() => new Float64Array(inputs))
  for (let u = 0; u < units; u++) {
    const dy = Float64Array.from(ofY, (ofRow) => ofRow[u] as number)
    let dz: Float64Array = dy
    const unit = normalised?.[u]
    gradient[bias + u] = dy.reduce((sum, d) => sum + d, 0)
    if (batchNorm && unit) {
      const through = unitGradient(unit, weights[batchNorm.scale + u] as number, dy)
      gradient[batchNorm.scale + u] = through.scale
      dz = through.z
      dz.forEach((d, row) => {
        ;(products[row] as Float64Array)[u] = d
      })
    }
    for (let i = 0; i < inputs; i++) {
      const at = kernel + i * units + u
      const w = weights[at] as number
      x.forEach((values, row) => {
        const d = dz[row] as number
        const below = dx[row] as Float64Array
        gradient[at] = (gradient[at] as number) + (values[i] as number) * d
        below[i] = (below[i] as number) + d * w
      })
    }
  }
  return { output, y: ofY, products, dx }
}

/** What all kernels cost together; adds the slopes of it to a gradient. */
export function addPenalty(
  network: Network,
  weights: Float64Array,
  gradient: Float64Array,
): number {
  let penalty = 0
  for (const { kernel, bias } of parameterOffsets(network)) {
    for (let at = kernel; at < bias; at++) {
      const { cost, slopes } = penaltyOf(network, weights[at] as number)
      penalty += cost
      gradient[at] = (gradient[at] as number) + slopes.l1 + slopes.l2
    }
  }
  return penalty
}
