import * as tf from '@tensorflow/tfjs'
import { GELU_CUBIC, LEAKY_SLOPE } from '../../../src/domain/activations.ts'
import type { Activation } from '../../../src/domain/network.ts'
import type { Constants } from './constants.ts'

type TensorActivation = (x: tf.Tensor2D, constants: Constants) => tf.Tensor2D

/** `src/domain/activations.ts` in tensors; the slopes are TensorFlow.js' own. */
export const TENSOR_ACTIVATIONS: Readonly<Record<Activation, TensorActivation>> = {
  relu: (x) => tf.relu(x),
  leakyRelu: (x) => tf.leakyRelu(x, LEAKY_SLOPE),
  elu: (x) => tf.elu(x),
  // ½·x·(1 + tanh u) = x·σ(2u), u = √(2/π)·(x + c·x³)
  gelu: (x, constants) => {
    const scale = 2 * Math.sqrt(2 / Math.PI)
    const slope = tf.add(
      tf.mul(tf.mul(x, x), constants.get(scale * GELU_CUBIC)),
      constants.get(scale),
    )
    return tf.mul(x, tf.sigmoid(tf.mul(x, slope)))
  },
  softplus: (x) => tf.softplus(x),
  swish: (x) => tf.mul(x, tf.sigmoid(x)),
  tanh: (x) => tf.tanh(x),
  sigmoid: (x) => tf.sigmoid(x),
  linear: (x) => x,
}
