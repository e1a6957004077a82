import * as tf from '@tensorflow/tfjs'
import { parameterOffsets, type Network } from '../../../src/domain/network.ts'
import { TENSOR_ACTIVATIONS } from './activations.ts'
import type { Constants } from './constants.ts'

/** Kernel [inputs, units] and bias [1, units] of each layer in turn, cut from the flat vector. */
export function cutParameters(network: Network, weights: tf.Tensor1D): tf.Tensor2D[] {
  const offsets = parameterOffsets(network)
  return network.layers.flatMap(({ inputs, units }, k) => {
    const { kernel, bias } = offsets[k] as { kernel: number; bias: number }
    return [
      tf.reshape<tf.Rank.R2>(tf.slice1d(weights, kernel, inputs * units), [inputs, units]),
      tf.reshape<tf.Rank.R2>(tf.slice1d(weights, bias, units), [1, units]),
    ]
  })
}

/**
 * Logits [rows × outputs].
 * @param parameters see `cutParameters`
 * @param masks per layer what its outputs are multiplied by (dropout)
 */
export function forward(
  network: Network,
  parameters: readonly tf.Tensor2D[],
  features: tf.Tensor2D,
  constants: Constants,
  masks?: readonly (tf.Tensor2D | undefined)[],
): tf.Tensor2D {
  return network.layers.reduce((x, { activation }, k) => {
    const kernel = parameters[2 * k] as tf.Tensor2D
    const bias = parameters[2 * k + 1] as tf.Tensor2D
    const z = tf.add<tf.Tensor2D>(tf.matMul(x, kernel), bias)
    const y = TENSOR_ACTIVATIONS[activation](z, constants)
    const mask = masks?.[k]
    return mask ? tf.mul(y, mask) : y
  }, features)
}
