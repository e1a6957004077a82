import type { MemoryPlan } from './memory-plan.ts'
import type { PlannedLayer } from './planned-layers.ts'

/** A layer with the addresses, in bytes, of everything that belongs to it. */
export interface LayerAddresses extends Omit<PlannedLayer, 'norm'> {
  index: number
  /** [rows at hand × inputStride] What is multiplied: the batch, or the outputs of the layer before. */
  input: number
  outputs: number
  slopes: number
  kernelGradient: number
  biasGradient: number
  norm: NormAddresses | undefined
}

/** Batch normalisation: see `ActivationPlan` and `PlannedLayer`. */
export interface NormAddresses {
  normalised: number
  mean: number
  variance: number
  inverse: number
  scale: number
  scaleGradient: number
  movingMean: number
  movingVariance: number
}

/** From offsets in the plan to addresses. */
export function layerAddresses(memory: MemoryPlan): LayerAddresses[] {
  const { weights, gradient, activations, batch, parameters } = memory
  return parameters.layers.map((layer, index) => {
    const { outputs = 0, slopes = 0, norm } = activations[index] ?? {}
    return {
      ...layer,
      index,
      input: activations[index - 1]?.outputs ?? batch,
      outputs,
      slopes,
      kernel: weights + layer.kernel,
      bias: weights + layer.bias,
      kernelGradient: gradient + layer.kernel,
      biasGradient: gradient + layer.bias,
      norm: layer.norm &&
        norm && {
          ...norm,
          scale: weights + layer.norm.scale,
          scaleGradient: gradient + layer.norm.scale,
          movingMean: weights + layer.norm.mean,
          movingVariance: weights + layer.norm.variance,
        },
    }
  })
}
