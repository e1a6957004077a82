import { ACTIVATIONS } from '../activations.ts'
import { parameterOffsets, type LayerOffsets, type Network } from '../network.ts'
import { fewestDigits } from './agreeing-digits.ts'
import { nudgedSlope } from './nudge.ts'
import {
  parameterIndex,
  sourceWithin,
  trainedParameters,
  unitWithin,
  type ParameterPlace,
  type WantedPlace,
} from './parameter-place.ts'
import { traceRow, type LayerTrace, type RowTrace, type TracedRow } from './row-trace.ts'
import { updateByRow, type OptimizerState, type RowUpdate } from './row-update.ts'
import { weightedSum, type WeightedSum } from './weighted-sum.ts'

/** A network between two steps, and the row that is looked at. */
export interface Specimen {
  network: Network
  /** [parameters] */
  weights: Float64Array
  row: TracedRow
  state: OptimizerState
}

/** What a unit is given: a sum of products, and its bias. */
export interface UnitSum {
  unit: number
  sum: WeightedSum
  bias: number
}

/** One row on its way through a network and back, with what belongs to one weight or bias. */
export interface Examination {
  /** As near to the wanted one as there is. */
  place: ParameterPlace
  layers: LayerTrace[]
  /** Of the row, weighted. */
  loss: number
  /** The unit of `place`. */
  unit: UnitSum
  /** The same where it is an output, else that of the row's own class, or of the only one. */
  output: UnitSum
  /** f′(z) of the unit. */
  derivative: number
  /** ∂L/∂a = Σ w·δ over the units of the next layer; absent: there is none. */
  above?: WeightedSum
  /** What the weight is multiplied by; 1 for a bias. */
  input: number
  /** ∂L/∂w by the chain rule, and by nudging the weight. */
  gradient: number
  nudged: number
  update: RowUpdate
}

/**
 * Looks at one row, and at one weight or bias of the network.
 * @param wanted without `from`: the weight to the unit that this row moves most
 */
export function examine(
  specimen: Specimen,
  wanted: WantedPlace,
): { examination: Examination; gradient: RowTrace['gradient'] } {
  const { network, weights, row, state } = specimen
  const { layers, gradient, loss } = traceRow(network, weights, row)
  const at = unitWithin(network, wanted)
  const { unit } = at
  const layer = layers[at.layer] as LayerTrace
  const from = sourceWithin(layer.x, wanted.from)
  const place = { ...at, from }
  const index = parameterIndex(network, place)
  const next = layers[place.layer + 1]
  const outputs = layers.length - 1
  const shown =
    place.layer === outputs ? unit : network.loss.startsWith('categorical') ? row.target : 0
  const { derivative } = ACTIVATIONS[network.layers[place.layer]?.activation ?? 'linear']
  const examination = {
    place,
    layers,
    loss,
    unit: sumOf(specimen, layers, place.layer, unit, from),
    output: sumOf(specimen, layers, outputs, shown, place.layer === outputs ? from : unit),
    derivative: derivative(layer.z[unit] as number),
    ...(next && { above: weightedSum(outgoing(specimen, place), next.sumSlopes) }),
    input: from === 'bias' ? 1 : (layer.x[from] as number),
    gradient: gradient[index] as number,
    nudged: nudgedSlope(network, weights, row, index),
    update: updateByRow(network, weights, row, gradient, state, index),
  }
  return { examination, gradient }
}

function sumOf(
  { network, weights }: Specimen,
  layers: readonly LayerTrace[],
  k: number,
  unit: number,
  always: number | 'bias',
): UnitSum {
  const { kernel, bias } = parameterOffsets(network)[k] as LayerOffsets
  const { units = 1 } = network.layers[k] ?? {}
  const { x } = layers[k] as LayerTrace
  const incoming = x.map((_, i) => weights[kernel + i * units + unit] as number)
  return {
    unit,
    sum: weightedSum(incoming, x, always === 'bias' ? undefined : always),
    bias: weights[bias + unit] as number,
  }
}

/** [units of the next layer] Weights that lead on from a unit. */
function outgoing({ network, weights }: Specimen, { layer, unit }: ParameterPlace): Float64Array {
  const { kernel } = parameterOffsets(network)[layer + 1] as LayerOffsets
  const { units = 0 } = network.layers[layer + 1] ?? {}
  return weights.slice(kernel + unit * units, kernel + (unit + 1) * units)
}

/** Networks up to this size have every slope checked by nudging. */
const FEW_PARAMETERS = 500

/**
 * Every slope that training moves something by, by the chain rule and by nudging.
 * @returns the digits that they share at least; undefined where there are too many to try
 */
export function nudgeEvery(
  { network, weights, row }: Specimen,
  gradient: Float64Array,
): number | undefined {
  const trained = trainedParameters(network)
  if (trained.length > FEW_PARAMETERS) return undefined
  return fewestDigits(
    Float64Array.from(trained, (i) => gradient[i] as number),
    Float64Array.from(trained, (i) => nudgedSlope(network, weights, row, i)),
  )
}
