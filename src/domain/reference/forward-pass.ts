import { ACTIVATIONS } from '../activations.ts'
import { parameterOffsets, type DenseLayer, type LayerOffsets, type Network } from '../network.ts'
import { normaliseByAverages, normaliseUnit, type NormalisedUnit } from './batch-norm.ts'

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
  /** Batch normalisation by its moving averages, as predictions have it; absent: by the batch itself. */
  byAverages?: true
}

/** What a layer did to a batch; one array of [units] for each row. */
export interface LayerPass {
  layer: DenseLayer
  offsets: LayerOffsets
  x: Float64Array[]
  /** x·K */
  products: Float64Array[]
  /** What the activation was given. */
  y: Float64Array[]
  /** [units], with batch normalisation only. */
  normalised: NormalisedUnit[] | undefined
  mask: (row: number, unit: number) => number
  /** [rows][units] */
  output: Float64Array[]
}

/** y = x·K + b (or scale · normalised(x·K) + b), x' = mask · f(y) */
export function forwardPasses(
  network: Network,
  weights: Float64Array,
  { rows, features, masks, byAverages }: ReferenceBatch,
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
      Array.from({ length: layer.units }, (_, u) => {
        const z = Float64Array.from(products, (ofRow) => ofRow[u] as number)
        return byAverages
          ? normaliseByAverages(z, at(batchNorm.mean + u), at(batchNorm.variance + u))
          : normaliseUnit(z)
      })
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
    const pass = { layer, offsets: ofLayer, x, products, y, normalised, mask, output }
    x = output
    return pass
  })
}
