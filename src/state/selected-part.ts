import type { Network } from '../domain/network.ts'

/** A unit, or the weight that leads to it; layers as in the network, the first hidden one is 0. */
export interface SelectedPart {
  layer: number
  unit: number
  /** Unit of the layer before, or input; absent: the unit itself is meant. */
  from?: number
}

/** Whether a network has this part. */
export function isPartOf({ layers }: Network, { layer, unit, from = 0 }: SelectedPart): boolean {
  const found = layers[layer]
  return found !== undefined && unit < found.units && from < found.inputs
}
