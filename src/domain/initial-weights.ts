import { parameterOffsets, type Network } from './network.ts'
import { randomUniform } from './random.ts'

/**
 * Fresh weights: kernels uniform on ±√(6 / (inputs + units)) (Glorot & Bengio 2010, eq. 16), biases 0.
 * @returns [parameters], laid out as `parameterOffsets` says
 */
export function initialWeights(network: Network, seed: number): Float32Array<ArrayBuffer> {
  const offsets = parameterOffsets(network)
  const last = network.layers.at(-1)
  const weights = new Float32Array((offsets.at(-1)?.bias ?? 0) + (last?.units ?? 0))
  network.layers.forEach(({ inputs, units }, layer) => {
    const start = offsets[layer]?.kernel ?? 0
    const limit = Math.sqrt(6 / (inputs + units))
    for (let i = 0; i < inputs * units; i++) {
      weights[start + i] = (2 * randomUniform(seed, 'weights', layer, i) - 1) * limit
    }
  })
  return weights
}
