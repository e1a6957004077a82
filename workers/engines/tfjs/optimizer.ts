import * as tf from '@tensorflow/tfjs'
import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import type { StepFactors } from '../step-factors.ts'
import type { Constants } from './constants.ts'

/** `StepFactors` on the device. */
export type FactorTensors = Record<keyof StepFactors, tf.Scalar>

interface Change {
  /** [parameters] What is multiplied by `rate` and taken off the weights. */
  direction: tf.Tensor1D
  /** The optimiser's state after the step, each [parameters]. */
  slots: tf.Tensor1D[]
}

/**
 * One textbook step on flat vectors; the formulas are those of `src/domain/reference/optimizers.ts`. AdamW's decay
 * is not part of it.
 */
export function changeOf(
  optimizer: ResolvedOptimizer,
  slots: readonly tf.Tensor1D[],
  gradient: tf.Tensor1D,
  rootCorrection: tf.Scalar,
  constants: Constants,
): Change {
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
      return { direction: tf.div(m, root), slots: [m, v] }
    }
    case 'sgd': {
      const [old] = slots
      if (!old) return { direction: gradient, slots: [] }
      const momentum = constants.get(optimizer.momentum)
      const velocity = tf.add<tf.Tensor1D>(tf.mul(old, momentum), gradient)
      return {
        direction: optimizer.nesterov ? tf.add(gradient, tf.mul(velocity, momentum)) : velocity,
        slots: [velocity],
      }
    }
    case 'rmsprop': {
      const [old] = slots as [tf.Tensor1D]
      const s = decayed(old, optimizer.rho, tf.mul(gradient, gradient))
      const root = tf.add(tf.sqrt(s), constants.get(optimizer.epsilon))
      return { direction: tf.div(gradient, root), slots: [s] }
    }
  }
}
