import * as tf from '@tensorflow/tfjs'
import { parameterOffsets, type LayerOffsets, type Network } from '../../../src/domain/network.ts'
import { TENSOR_ACTIVATIONS } from './activations.ts'
import { normalise, type Moments } from './batch-moments.ts'
import type { Constants } from './constants.ts'

/**
 * What gradients move, layer by layer and one behind the other: kernel [inputs, units], bias [1, units] and, with
 * batch normalisation, scale [1, units].
 */
export function cutTrainable(network: Network, weights: tf.Tensor1D): tf.Tensor2D[] {
  const offsets = parameterOffsets(network)
  return network.layers.flatMap(({ inputs, units }, k) => {
    const { kernel, bias, batchNorm } = offsets[k] as LayerOffsets
    return [
      cut(weights, kernel, inputs, units),
      cut(weights, bias, 1, units),
      ...(batchNorm ? [cut(weights, batchNorm.scale, 1, units)] : []),
    ]
  })
}

/** The moving averages of each layer that has some. */
function cutMoments(network: Network, weights: tf.Tensor1D): (Moments | undefined)[] {
  return parameterOffsets(network).map(({ batchNorm }, k) => {
    const units = network.layers[k]?.units ?? 0
    return (
      batchNorm && {
        mean: cut(weights, batchNorm.mean, 1, units),
        variance: cut(weights, batchNorm.variance, 1, units),
      }
    )
  })
}

function cut(weights: tf.Tensor1D, from: number, rows: number, columns: number): tf.Tensor2D {
  return tf.reshape(tf.slice1d(weights, from, rows * columns), [rows, columns])
}

/** Logits [rows × outputs] as predictions have them: no dropout, normalised by the moving averages. */
export function predict(
  network: Network,
  weights: tf.Tensor1D,
  features: tf.Tensor2D,
  constants: Constants,
): tf.Tensor2D {
  const averages = cutMoments(network, weights)
  return forward(network, cutTrainable(network, weights), features, constants, {
    momentsOf: (_products, layer) => averages[layer] as Moments,
  })
}

/** What differs between training and predicting. */
interface ForwardMode {
  /** By which x·kernel [rows × units] of a layer is normalised; asked for layers with batch normalisation only. */
  momentsOf: (products: tf.Tensor2D, layer: number) => Moments
  /** Per layer, [rows × units]: what its outputs are multiplied by (dropout). */
  masks?: readonly (tf.Tensor2D | undefined)[]
}

/**
 * Logits [rows × outputs].
 * @param trainable see `cutTrainable`
 */
export function forward(
  network: Network,
  trainable: readonly tf.Tensor2D[],
  features: tf.Tensor2D,
  constants: Constants,
  { momentsOf, masks }: ForwardMode,
): tf.Tensor2D {
  const remaining = trainable[Symbol.iterator]()
  const next = () => remaining.next().value as tf.Tensor2D
  return network.layers.reduce((x, { activation, batchNorm }, k) => {
    const products = tf.matMul<tf.Tensor2D>(x, next())
    const bias = next()
    const scaled = batchNorm
      ? tf.mul(normalise(products, momentsOf(products, k), constants), next())
      : products
    const y = TENSOR_ACTIVATIONS[activation](tf.add(scaled, bias), constants)
    const mask = masks?.[k]
    return mask ? tf.mul(y, mask) : y
  }, features)
}
