import * as tf from '@tensorflow/tfjs'
import type { TracedRow } from '../../src/domain/microscope/row-trace.ts'
import type { Network } from '../../src/domain/network.ts'
import { outputsOf } from '../../src/domain/forward.ts'
import { Constants } from '../engines/tfjs/constants.ts'
import { tensorLoss } from '../engines/tfjs/losses.ts'
import { predict } from '../engines/tfjs/tensor-network.ts'
import { openAnyDevice } from '../engines/tfjs/tfjs-device.ts'

/**
 * Slopes of a row's loss by TensorFlow.js' automatic differentiation, which knows nothing of our chain rule.
 * @returns [parameters] those of moving averages are not 0: the answer does depend on them
 */
export async function autodiffGradient(
  network: Network,
  weights: Float32Array,
  { inputs, target, weight }: TracedRow,
): Promise<Float32Array> {
  await openAnyDevice()
  const loss = tensorLoss(network.loss)
  const encoded = new Float32Array(outputsOf(network))
  loss.encode(target, encoded, 0)
  const constants = new Constants()
  const slopes = tf.tidy(() => {
    const row = tf.tensor2d(Float32Array.from(inputs), [1, inputs.length])
    const wanted = tf.tensor2d(encoded, [1, encoded.length])
    const lossAt = (flat: tf.Tensor) => {
      const logits = predict(network, flat as tf.Tensor1D, row, constants)
      return tf.mul(tf.sum(loss.terms(logits, wanted, constants)), weight)
    }
    return tf.grad(lossAt)(tf.tensor1d(weights))
  })
  const values = await slopes.data<'float32'>()
  slopes.dispose()
  constants.dispose()
  return values
}
