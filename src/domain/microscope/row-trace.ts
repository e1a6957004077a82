import type { Network } from '../network.ts'
import { backwardPasses } from '../reference/backward.ts'
import { forwardPasses, type LayerPass, type ReferenceBatch } from '../reference/forward-pass.ts'
import { rowLoss } from '../reference/loss.ts'

/** One row as a network learns from it. */
export interface TracedRow {
  /** [inputs] */
  inputs: Float64Array
  /** As the loss wants it: 0 or 1, a class index, or the standardised number. */
  target: number
  /** What the row's loss is multiplied by. */
  weight: number
}

/** What a layer does to one row, and what that does to the loss; dropout off. */
export interface LayerTrace {
  /** [inputs] What it is given. */
  x: Float64Array
  /** Batch normalisation by its moving averages, where the layer has it. */
  normalised?: NormalisedSums
  /** [units] What the activation is given. */
  z: Float64Array
  /** [units] What it makes of it. */
  a: Float64Array
  /** [units] ∂L/∂a */
  slopes: Float64Array
  /** [units] ∂L/∂z, the textbook's δ */
  delta: Float64Array
  /** [units] Slope of the loss by Σ w·a; δ where nothing is normalised in between. */
  sumSlopes: Float64Array
}

/** [units] each: z = scale · (sum − mean) / deviation + bias */
export interface NormalisedSums {
  sums: Float64Array
  mean: Float64Array
  deviation: Float64Array
  scale: Float64Array
}

export interface RowTrace {
  layers: LayerTrace[]
  /** weight · loss of the row, penalties left out. */
  loss: number
  /** [parameters] d `loss` / d weights */
  gradient: Float64Array
}

/** One row forward and backward. @param weights flat, as `parameterOffsets` describes */
export function traceRow(network: Network, weights: Float64Array, row: TracedRow): RowTrace {
  const batch = batchOf(row)
  const passes = forwardPasses(network, weights, batch)
  const { loss, gradient, slopes } = backwardPasses(network, weights, passes, batch)
  return {
    layers: passes.map((pass, k) => {
      const { output, y, products } = slopes[k] ?? {}
      const normalised = normalisedSums(pass, weights)
      return {
        x: only(pass.x),
        ...(normalised && { normalised }),
        z: only(pass.y),
        a: only(pass.output),
        slopes: only(output),
        delta: only(y),
        sumSlopes: only(products),
      }
    }),
    loss,
    gradient,
  }
}

/** Forward alone: the loss of the row and its logits. */
export function answerRow(
  network: Network,
  weights: Float64Array,
  row: TracedRow,
): { loss: number; logits: Float64Array } {
  const logits = only(forwardPasses(network, weights, batchOf(row)).at(-1)?.output)
  return { loss: row.weight * rowLoss(network.loss, logits, row.target), logits }
}

function batchOf({ inputs, target, weight }: TracedRow): ReferenceBatch {
  return { rows: 1, features: inputs, targets: [target], weights: [weight], byAverages: true }
}

function normalisedSums(
  { products, normalised, offsets }: LayerPass,
  weights: Float64Array,
): NormalisedSums | undefined {
  const { batchNorm } = offsets
  if (!batchNorm || !normalised) return undefined
  return {
    sums: only(products),
    mean: Float64Array.from(normalised, ({ mean }) => mean),
    deviation: Float64Array.from(normalised, ({ deviation }) => deviation),
    scale: weights.slice(batchNorm.scale, batchNorm.scale + normalised.length),
  }
}

function only(rows: readonly Float64Array[] | undefined): Float64Array {
  return rows?.[0] ?? new Float64Array()
}
