import * as tf from '@tensorflow/tfjs'
import { BATCH_NORM_EPSILON, BATCH_NORM_MOMENTUM } from '../../../src/domain/batch-norm.ts'
import { countParameters, parameterOffsets, type Network } from '../../../src/domain/network.ts'
import type { Constants } from './constants.ts'

/** Mean and biased variance of each unit, [1, units] each. */
export interface Moments {
  mean: tf.Tensor2D
  variance: tf.Tensor2D
}

/**
 * Those of a minibatch. Products with a row of 1 / rows, whose gradients are products again: those of `tf.mean`
 * take three operations and an upload.
 * @param z [rows × units]
 * @param shares [1, rows] 1 / rows
 */
export function momentsOf(z: tf.Tensor2D, shares: tf.Tensor2D): Moments {
  const mean = tf.matMul<tf.Tensor2D>(shares, z)
  const fromMean = tf.sub(z, mean)
  return { mean, variance: tf.matMul<tf.Tensor2D>(shares, tf.mul(fromMean, fromMean)) }
}

/** (z − mean) / √(variance + ε) */
export function normalise(
  z: tf.Tensor2D,
  { mean, variance }: Moments,
  constants: Constants,
): tf.Tensor2D {
  const deviation = tf.sqrt(tf.add(variance, constants.get(BATCH_NORM_EPSILON)))
  return tf.div(tf.sub(z, mean), deviation)
}

/** Moves the averages in the flat weights on by those of a minibatch. */
export class MovingAverages {
  /** [parameters] 1 − momentum for averages, 0 elsewhere. */
  readonly #pull: tf.Tensor1D
  /** Zeros in place of each layer's kernel, bias and scale. */
  readonly #fillers: tf.Tensor1D[]

  constructor(network: Network) {
    const pull = new Float32Array(countParameters(network))
    const offsets = parameterOffsets(network)
    this.#fillers = offsets.map(({ kernel, batchNorm }, k) => {
      const end = offsets[k + 1]?.kernel ?? pull.length
      if (batchNorm) pull.fill(1 - BATCH_NORM_MOMENTUM, batchNorm.mean, end)
      return tf.zeros<tf.Rank.R1>([(batchNorm?.mean ?? end) - kernel])
    })
    this.#pull = tf.tensor1d(pull)
  }

  /** moving + (1 − momentum) · (batch − moving); all else as it was. */
  move(weights: tf.Tensor1D, ofLayers: readonly (Moments | undefined)[]): tf.Tensor1D {
    const batch = tf.concat1d(
      this.#fillers.flatMap((filler, k) => {
        const moments = ofLayers[k]
        return moments ? [filler, flat(moments.mean), flat(moments.variance)] : [filler]
      }),
    )
    return tf.add(weights, tf.mul(tf.sub(batch, weights), this.#pull))
  }

  dispose(): void {
    this.#pull.dispose()
    tf.dispose(this.#fillers)
  }
}

export function flat(tensor: tf.Tensor): tf.Tensor1D {
  return tf.reshape<tf.Rank.R1>(tensor, [-1])
}
