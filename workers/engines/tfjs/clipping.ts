import * as tf from '@tensorflow/tfjs'
import type { Clipping } from '../../../src/domain/experiment.ts'
import type { Constants } from './constants.ts'

/**
 * `src/domain/reference/clipping.ts` in tensors.
 * @param gradient [parameters] of the loss with its penalties
 */
export function clip(
  { by, limit }: Clipping,
  gradient: tf.Tensor1D,
  constants: Constants,
): tf.Tensor1D {
  if (by === 'value') return tf.clipByValue(gradient, -limit, limit)
  const norm = tf.sqrt(tf.sum(tf.mul(gradient, gradient)))
  const longest = constants.get(limit)
  return tf.mul(gradient, tf.div(longest, tf.maximum(norm, longest)))
}
