import * as tf from '@tensorflow/tfjs'
import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import type { Constants } from './constants.ts'

/** The state of training after one step, each [parameters]. */
interface Updated {
  weights: tf.Tensor1D
  slots: tf.Tensor1D[]
}

/**
 * One textbook step on flat vectors; the formulas are those of `src/domain/reference/optimizers.ts`.
 * @param factors scalars, see `step-factors.ts`
 */
export function update(
  optimizer: ResolvedOptimizer,
  weights: tf.Tensor1D,
  slots: readonly tf.Tensor1D[],
  gradient: tf.Tensor1D,
  { rate, rootCorrection }: Record<'rate' | 'rootCorrection', tf.Scalar>,
  constants: Constants,
): Updated {
  const decayed = (old: tf.Tensor1D, rate: number, value: tf.Tensor1D): tf.Tensor1D =>
    tf.add(tf.mul(old, constants.get(rate)), tf.mul(value, constants.get(1 - rate)))
  switch (optimizer.name) {
    case 'adam':
    case 'adamw': {
      const [oldM, oldV] = slots as [tf.Tensor1D, tf.Tensor1D]

      const m = decayed(oldM, optimizer.beta1, gradient)
      const v = decayed(oldV, optimizer.beta2, tf.mul(gradient, gradient))
      // √v̂ + ε
      const root = tf.add(tf.mul(tf.sqrt(v), rootCorrection), constants.get(optimizer.epsilon))
      return { weights: tf.sub(weights, tf.mul(tf.div(m, root), rate)), slots: [m, v] }
    }
    case 'sgd': {
      const [old] = slots
      const velocity = old
        ? tf.add<tf.Tensor1D>(tf.mul(old, constants.get(optimizer.momentum)), gradient)
        : gradient
      return {
        weights: tf.sub(weights, tf.mul(velocity, rate)),
        slots: old ? [velocity] : [],
      }
    }
    case 'rmsprop': {
      const [old] = slots as [tf.Tensor1D]
      const s = decayed(old, optimizer.rho, tf.mul(gradient, gradient))
      const root = tf.add(tf.sqrt(s), constants.get(optimizer.epsilon))
      const change = tf.mul(tf.div(gradient, root), rate)
      return { weights: tf.sub(weights, change), slots: [s] }
    }
  }
}
