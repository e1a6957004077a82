import { parameterOffsets, type Network } from '../network.ts'

/** How a layer's weights are spread, biases left out. */
export interface WeightHistogram {
  /** The bins lie side by side from −reach to reach. */
  reach: number
  counts: number[]
}

/** An odd number: the middle one is that of weights around 0. */
const BINS = 21

/** Layer by layer. `weights` is flat, as `parameterOffsets` describes. */
export function weightHistograms(network: Network, weights: Float32Array): WeightHistogram[] {
  return parameterOffsets(network).map(({ kernel, bias }) => {
    const own = weights.subarray(kernel, bias)
    const reach = own.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1
    const counts = new Array<number>(BINS).fill(0)
    for (const weight of own) {
      const bin = Math.min(BINS - 1, Math.floor(((weight / reach + 1) / 2) * BINS))
      counts[bin] = (counts[bin] ?? 0) + 1
    }
    return { reach, counts }
  })
}
