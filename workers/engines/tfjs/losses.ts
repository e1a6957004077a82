import * as tf from '@tensorflow/tfjs'
import { unreachable } from '../../../src/domain/result.ts'
import { HUBER_DELTA, type Loss } from '../../../src/domain/network.ts'
import type { Constants } from './constants.ts'

/**
 * A loss as terms [rows × outputs] that add up to each row's loss. Left as terms so that a step needs no sum and
 * no gradient of one: the gradient starts from what each term is multiplied by.
 */
export interface TensorLoss {
  /** What a row's target becomes on the device: writes `outputs` numbers into `into` from `at`. */
  encode(target: number, into: Float32Array, at: number): void
  terms(logits: tf.Tensor2D, encoded: tf.Tensor2D, constants: Constants): tf.Tensor2D
}

export function tensorLoss(loss: Loss): TensorLoss {
  switch (loss) {
    // softplus(z) − z·y = softplus(s·z) with s = 1 − 2y, for y either 0 or 1
    case 'binaryCrossEntropy':
      return {
        encode: (target, into, at) => (into[at] = 1 - 2 * target),
        terms: (logits, signs) => tf.softplus(tf.mul(logits, signs)),
      }
    // −one-hot(y) · ln softmax(z)
    case 'categoricalCrossEntropy':
      return {
        encode: (target, into, at) => (into[at + target] = -1),
        terms: (logits, minusOneHot) => tf.mul(tf.logSoftmax(logits), minusOneHot),
      }
    // (z − y)²; a product, because the gradient of tf.square uploads a 2
    case 'meanSquaredError':
      return {
        encode: (target, into, at) => (into[at] = target),
        terms: (logits, targets) => {
          const error = tf.sub(logits, targets)
          return tf.mul(error, error)
        },
      }
    // |z − y| = e · sign e; the gradient of tf.abs is −1 at 0
    case 'meanAbsoluteError':
      return {
        encode: (target, into, at) => (into[at] = target),
        terms: (logits, targets) => {
          const error = tf.sub(logits, targets)
          return tf.mul(error, tf.sign(error))
        },
      }
    // c · (e − c / 2), c = e within ±δ: ½·e², and δ·(|e| − δ/2) outside
    case 'huber':
      return {
        encode: (target, into, at) => (into[at] = target),
        terms: (logits, targets, constants) => {
          const error = tf.sub(logits, targets)
          const within = tf.clipByValue(error, -HUBER_DELTA, HUBER_DELTA)
          return tf.mul(within, tf.sub(error, tf.mul(within, constants.get(0.5))))
        },
      }
    // (σ(z) − y)² = σ(s·z)² with s = 1 − 2y, for y either 0 or 1
    case 'binarySquaredError':
      return {
        encode: (target, into, at) => (into[at] = 1 - 2 * target),
        terms: (logits, signs) => {
          const error = tf.sigmoid(tf.mul(logits, signs))
          return tf.mul(error, error)
        },
      }
    // (softmax(z) − one-hot(y))²
    case 'categoricalSquaredError':
      return {
        encode: (target, into, at) => (into[at + target] = 1),
        terms: (logits, oneHot) => {
          const error = tf.sub(tf.softmax(logits), oneHot)
          return tf.mul(error, error)
        },
      }
    default:
      return unreachable(loss)
  }
}
