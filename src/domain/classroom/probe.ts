import { ACTIVATIONS } from '../activations.ts'
import { countParameters, parameterOffsets, type Activation, type Network } from '../network.ts'
import { backwardPasses } from '../reference/backward.ts'
import { forwardPasses, type LayerPass, type ReferenceBatch } from '../reference/forward-pass.ts'

/** What a sample of training rows shows of a layer. */
export interface LayerProbe {
  /** Length of the gradient of the mean loss, penalties left out, over the layer's weights and biases. */
  gradientNorm: number
  /** [units] Rows in which the unit's activation hardly answers to what it is given: its slope is below a twentieth of its steepest. */
  idleRows: number[]
}

/** Rows of the sample. */
const MOST_ROWS = 100
const FEWEST_ROWS = 20
/** Multiplications of the sample's passes, some milliseconds of them. */
const MOST_WORK = 400_000

/** Share of its steepest slope below which an activation counts as flat. */
const FLAT = 0.05
const STEEPEST: Partial<Record<Activation, number>> = { sigmoid: 0.25 }

/** Rows that a probe of this network is made with: fewer for a large one. */
export function probeRows(network: Network): number {
  const affordable = Math.floor(MOST_WORK / countParameters(network))
  return Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, affordable))
}

/**
 * Sends a sample forward and back in float64, dropout off, batch normalisation as predictions have it.
 * @param weights flat, as `parameterOffsets` describes
 */
export function probeNetwork(
  network: Network,
  weights: ArrayLike<number>,
  sample: ReferenceBatch,
): LayerProbe[] {
  const batch: ReferenceBatch = { ...sample, byAverages: true }
  const exact = Float64Array.from(weights)
  const passes = forwardPasses(network, exact, batch)
  const { gradient } = backwardPasses(network, exact, passes, batch)
  const starts = parameterOffsets(network).map(({ kernel }) => kernel)
  return passes.map((pass, k) => ({
    gradientNorm: lengthOf(gradient.subarray(starts[k], starts[k + 1] ?? gradient.length)),
    idleRows: idleRows(pass),
  }))
}

function idleRows({ layer: { activation, units }, y }: LayerPass): number[] {
  const { derivative } = ACTIVATIONS[activation]
  const flat = FLAT * (STEEPEST[activation] ?? 1)
  return Array.from(
    { length: units },
    (_, u) => y.filter((ofRow) => Math.abs(derivative(ofRow[u] as number)) < flat).length,
  )
}

function lengthOf(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
}
