import { countParameters, parameterOffsets, type LayerOffsets, type Network } from './network.ts'
import { randomUniform } from './random.ts'

/**
 * Fresh weights: kernels uniform on ±√(6 / (inputs + units)) (Glorot & Bengio 2010, eq. 16), biases and moving means 0, scales and moving
 * variances 1.
 * @returns [parameters], laid out as `parameterOffsets` says
 */
export function initialWeights(network: Network, seed: number): Float32Array<ArrayBuffer> {
  const offsets = parameterOffsets(network)
  const weights = new Float32Array(countParameters(network))
  network.layers.forEach(({ inputs, units }, layer) => {
    const { kernel: start, batchNorm } = offsets[layer] as LayerOffsets
    const limit = Math.sqrt(6 / (inputs + units))
    for (let i = 0; i < inputs * units; i++) {
      weights[start + i] = (2 * randomUniform(seed, 'weights', layer, i) - 1) * limit
    }
    if (!batchNorm) return
    for (const ones of [batchNorm.scale, batchNorm.variance]) weights.fill(1, ones, ones + units)
  })
  return weights
}
