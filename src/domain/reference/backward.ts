import { ACTIVATIONS } from '../activations.ts'
import { parameterOffsets, type DenseLayer, type LayerOffsets, type Network } from '../network.ts'
import { moveAverages, normaliseUnit, unitGradient, type NormalisedUnit } from './batch-norm.ts'
import { rowLoss, rowLossGradient } from './loss.ts'

/**
 * Backpropagation as the textbook has it (Goodfellow et al. 2016, algorithm 6.4), in float64, layer by layer over
 * all rows of a minibatch: slow and plain, the judge of every engine.
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
  /** [parameters] d objective / d weights; 0 for the moving averages. */
  gradient: Float64Array
  /** Moves the averages of batch normalisation, which no gradient moves, on by this batch. */
  moveAverages: (weights: Float64Array) => void
}

/** What a layer did to a batch; one array of [units] for each row. */
interface LayerPass {
  layer: DenseLayer
  offsets: LayerOffsets
  x: Float64Array[]
  /** What the activation was given. */
  y: Float64Array[]
  /** [units], with batch normalisation only. */
  normalised: NormalisedUnit[] | undefined
  mask: (row: number, unit: number) => number
  /** [rows][units] */
  output: Float64Array[]
}

/** The loss of a batch and its gradient. `weights` is flat, as `parameterOffsets` describes. */
export function lossAndGradient(
  network: Network,
  weights: Float64Array,
  batch: ReferenceBatch,
): ReferenceGradient {
  const passes = forwardPasses(network, weights, batch)
  const logits = passes.at(-1)?.output ?? []
  const shares = logits.map((_, row) => (batch.weights[row] ?? 0) / batch.rows)
  const targetOf = (row: number) => batch.targets[row] ?? 0
  const loss = logits.reduce(
    (sum, z, row) => sum + rowLoss(network.loss, z, targetOf(row)) * (shares[row] as number),
    0,
  )
  const gradient = new Float64Array(weights.length)
  let slopes: Float64Array[] = logits.map((z, row) =>
    rowLossGradient(network.loss, z, targetOf(row)).map((d) => d * (shares[row] as number)),
  )
  for (const pass of passes.toReversed()) slopes = backwardPass(pass, weights, slopes, gradient)
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

/** z = x·K + b (or scale · normalised(x·K) + b), x' = mask · f(z) */
function forwardPasses(
  network: Network,
  weights: Float64Array,
  { rows, features, masks }: ReferenceBatch,
): LayerPass[] {
  const at = (i: number) => weights[i] as number
  const offsets = parameterOffsets(network)
  let x: Float64Array[] = Array.from({ length: rows }, (_, row) =>
    Float64Array.from(
      { length: network.inputs },
      (_, i) => features[row * network.inputs + i] ?? 0,
    ),
  )
  return network.layers.map((layer, k) => {
    const ofLayer = offsets[k] as LayerOffsets
    const { kernel, bias, batchNorm } = ofLayer
    const products = x.map((row) =>
      new Float64Array(layer.units).map((_, u) =>
        row.reduce((sum, value, i) => sum + value * at(kernel + i * layer.units + u), 0),
      ),
    )
    const normalised =
      batchNorm &&
      Array.from({ length: layer.units }, (_, u) =>
        normaliseUnit(Float64Array.from(products, (z) => z[u] as number)),
      )
    const y = products.map((z, row) =>
      z.map((value, u) => {
        const scaled =
          batchNorm && normalised
            ? at(batchNorm.scale + u) * (normalised[u]?.normalised[row] as number)
            : value
        return scaled + at(bias + u)
      }),
    )
    const mask = (row: number, unit: number) => masks?.[k]?.[row * layer.units + unit] ?? 1
    const { value } = ACTIVATIONS[layer.activation]
    const output = y.map((ofRow, row) => ofRow.map((number, u) => value(number) * mask(row, u)))
    const pass = { layer, offsets: ofLayer, x, y, normalised, mask, output }
    x = output
    return pass
  })
}

/**
 * dy = dx' · mask · f'(y), dz = dy (or through the normalisation), dK = xᵀ·dz, db = Σ dy, dx = dz·Kᵀ
 * @param slopes [rows][units] dx'
 * @returns [rows][inputs] dx
 */
function backwardPass(
  { layer, offsets, x, y, normalised, mask }: LayerPass,
  weights: Float64Array,
  slopes: readonly Float64Array[],
  gradient: Float64Array,
): Float64Array[] {
  const { inputs, units } = layer
  const { kernel, bias, batchNorm } = offsets
  const { derivative } = ACTIVATIONS[layer.activation]
  const dx = x.map(() => new Float64Array(inputs))
  for (let u = 0; u < units; u++) {
    const dy = Float64Array.from(
      slopes,
      (ofRow, row) => (ofRow[u] as number) * mask(row, u) * derivative(y[row]?.[u] as number),
    )
    let dz: Float64Array = dy
    const unit = normalised?.[u]
    gradient[bias + u] = dy.reduce((sum, d) => sum + d, 0)
    if (batchNorm && unit) {
      const through = unitGradient(unit, weights[batchNorm.scale + u] as number, dy)
      gradient[batchNorm.scale + u] = through.scale
      dz = through.z
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
  return dx
}

/** l2 · Σ kernel², and its gradient 2 · l2 · kernel; all else is free. */
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
