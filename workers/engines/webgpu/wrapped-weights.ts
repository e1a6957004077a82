import * as tf from '@tensorflow/tfjs'

/**
 * The head of a buffer as a tensor, without a copy: it always says what the buffer says. Operations on it, automatic
 * gradients included, read nothing back; disposing of it leaves the buffer alone.
 *
 * Read the values of something computed from it, like `tf.slice1d(weights, 0, length)`: `data()` of the tensor itself
 * would give the whole buffer, and for ever what it was when first read.
 * @param buffer on the device of TensorFlow.js; its owner hands queued tensor work over before writing to it
 */
export function wrapWeights(buffer: GPUBuffer, length: number): tf.Tensor1D {
  return tf.tensor<tf.Rank.R1>({ buffer, zeroCopy: true }, [length], 'float32')
}
