import { parameterOffsets, type LayerOffsets, type Network } from '../network.ts'

/** One weight or bias, as it is drawn: a line to a unit, or the unit's own. */
export interface ParameterPlace {
  /** From 0: the first hidden layer; the last is the output layer. */
  layer: number
  unit: number
  /** The unit of the layer before (or the input) that the weight comes from. */
  from: number | 'bias'
}

/** A unit, and perhaps what leads to it. */
export type WantedPlace = Pick<ParameterPlace, 'layer' | 'unit'> & Partial<ParameterPlace>

/** A unit of this network, as near to the wanted one as there is. */
export function unitWithin(
  network: Network,
  { layer, unit }: WantedPlace,
): Pick<ParameterPlace, 'layer' | 'unit'> {
  const at = within(layer, network.layers.length)
  return { layer: at, unit: within(unit, network.layers[at]?.units ?? 1) }
}

/** A weight to a unit that is given these numbers, or its bias; unless said, the one that this row moves most. */
export function sourceWithin(x: Float64Array, from: WantedPlace['from']): ParameterPlace['from'] {
  if (from === 'bias') return from
  if (from !== undefined) return within(from, x.length)
  return x.reduce((most, value, i) => (Math.abs(value) > Math.abs(x[most] ?? 0) ? i : most), 0)
}

/** Where a weight or bias lies in the flat array. */
export function parameterIndex(network: Network, { layer, unit, from }: ParameterPlace): number {
  const { kernel, bias } = parameterOffsets(network)[layer] as LayerOffsets
  const { units = 1 } = network.layers[layer] ?? {}
  return from === 'bias' ? bias + unit : kernel + from * units + unit
}

/** Every number that a gradient moves: weights, biases and scales; not the moving averages. */
export function trainedParameters(network: Network): Uint32Array<ArrayBuffer> {
  const offsets = parameterOffsets(network)
  return Uint32Array.from(
    network.layers.flatMap(({ units }, k) => {
      const { kernel, bias, batchNorm } = offsets[k] as LayerOffsets
      const end = (batchNorm?.scale ?? bias) + units
      return Array.from({ length: end - kernel }, (_, i) => kernel + i)
    }),
  )
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place))
}
