import * as tf from '@tensorflow/tfjs'
import type { EngineState } from '../engine.ts'

/** Where training stands. Tensors are never written to, so keeping a state copies nothing. */
export interface TrainingState {
  /** Minibatch steps taken. */
  step: number
  /** [parameters] */
  weights: tf.Tensor1D
  /** The optimiser's, each [parameters]. */
  slots: tf.Tensor1D[]
}

export function uploadState({ step, weights, slots }: EngineState): TrainingState {
  return { step, weights: tf.tensor1d(weights), slots: slots.map((slot) => tf.tensor1d(slot)) }
}

/** Handles of its own on the same numbers. */
export function cloneState({ step, weights, slots }: TrainingState): TrainingState {
  return { step, weights: tf.clone(weights), slots: slots.map((slot) => tf.clone(slot)) }
}

export function disposeState({ weights, slots }: TrainingState): void {
  weights.dispose()
  tf.dispose(slots)
}
