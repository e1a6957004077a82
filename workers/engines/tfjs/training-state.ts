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

/** What one readback brings of a state, each [parameters]; nothing is computed. */
export function stateParts(
  { weights, slots }: TrainingState,
  bestWeights: tf.Tensor1D,
): tf.Tensor1D[] {
  return [weights, bestWeights, ...slots]
}

/** @param values `stateParts` one behind the other */
export function stateIn(
  values: Float32Array<ArrayBuffer>,
  step: number,
  parameters: number,
): EngineState {
  const part = (i: number) => values.slice(i * parameters, (i + 1) * parameters)
  const slots = values.length / parameters - 2
  return {
    step,
    weights: part(0),
    bestWeights: part(1),
    slots: Array.from({ length: slots }, (_, i) => part(2 + i)),
  }
}
