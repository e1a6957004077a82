import type { LanePlan, LayerPlan, MemoryPlan } from './memory-plan.ts'
import type { PlannedLayer } from './planned-layers.ts'

/** A layer with the addresses, in bytes, of everything that belongs to it; see `PlannedLayer` and `LayerPlan`. */
export interface LayerAddresses extends Omit<PlannedLayer, 'norm'> {
  index: number
  /** [rows at hand × inputStride] What is multiplied: the batch, or the outputs of the layer before. */
  input: number
  transposed: number
  outputs: number
  slopes: number
  kernelGradient: number
  biasGradient: number
  norm: NormAddresses | undefined
}

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

/**
 * From offsets in the plan to addresses.
 * @param gradient address of the one to make
 */
export function layerAddresses(
  { weights, parameters }: MemoryPlan,
  { layers, batch }: LanePlan,
  gradient: number,
): LayerAddresses[] {
  return parameters.layers.map((layer, index) => {
    const { transposed, outputs, slopes, norm } = layers[index] as LayerPlan
    return {
      ...layer,
      index,
      input: layers[index - 1]?.outputs ?? batch,
      transposed,
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
