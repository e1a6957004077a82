import * as tf from '@tensorflow/tfjs'
import { dropoutMask } from '../../../src/domain/dropout.ts'
import { countParameters, parameterOffsets, type Network } from '../../../src/domain/network.ts'
import type { EnginePlan } from '../engine.ts'
import type { Constants } from './constants.ts'
import type { TensorLoss } from './losses.ts'
import { update } from './optimizer.ts'
import { cutParameters, forward } from './tensor-network.ts'
import { disposeState, type TrainingState } from './training-state.ts'
import type { BatchTensors } from './training-tensors.ts'

/** Forward, gradient by automatic differentiation, and update: one step, all of it on the device. */
export class MinibatchStep {
  readonly #plan: EnginePlan
  readonly #loss: TensorLoss
  readonly #constants: Constants
  /** [parameters] 2 · l2 for kernels, 0 for biases: times the weights, the gradient of l2 · Σ kernel². */
  readonly #penalty: tf.Tensor1D | undefined
  /** 1 / rows for each loss term, by the number of rows of a batch. */
  readonly #shares = new Map<number, tf.Tensor2D>()

  constructor(plan: EnginePlan, loss: TensorLoss, constants: Constants) {
    this.#plan = plan
    this.#loss = loss
    this.#constants = constants
    this.#penalty = plan.network.l2 > 0 ? tf.tensor1d(penaltySlopes(plan.network)) : undefined
  }

  /**
   * Consumes `state` and `lossSum`.
   * @param takeBatch called inside `tf.tidy`
   * @param takeFactors called inside `tf.tidy`; see `stepFactors`
   * @param lossSum [rows × outputs] to which the weighted loss terms are added
   */
  apply(
    state: TrainingState,
    rows: number,
    takeBatch: () => BatchTensors,
    takeFactors: () => Record<'rate' | 'rootCorrection', tf.Scalar>,
    lossSum: tf.Tensor2D | undefined,
  ): { state: TrainingState; lossSum: tf.Tensor2D } {
    const { network, optimizer } = this.#plan
    const shares = this.#sharesOf(rows)
    const next = tf.tidy(() => {
      const batch = takeBatch()
      const masks = this.#masks(state.step, rows)
      const terms = (...parameters: tf.Tensor[]) =>
        this.#loss.terms(
          forward(network, parameters as tf.Tensor2D[], batch.features, this.#constants, masks),
          batch.targets,
        )
      // Started from weight / rows at each term, this is the gradient of Σ weight · loss / rows.
      const { value, grads } = tf.valueAndGrads(terms)(
        cutParameters(network, state.weights),
        batch.weights ? tf.mul(batch.weights, shares) : shares,
      )
      const ofLoss = tf.concat1d(grads.map((part) => tf.reshape<tf.Rank.R1>(part, [-1])))
      const gradient = this.#penalty
        ? tf.add<tf.Tensor1D>(ofLoss, tf.mul(this.#penalty, state.weights))
        : ofLoss
      const weighted = batch.weights ? tf.mul<tf.Tensor2D>(value, batch.weights) : value
      return {
        ...update(optimizer, state.weights, state.slots, gradient, takeFactors(), this.#constants),
        lossSum: lossSum ? tf.add<tf.Tensor2D>(lossSum, weighted) : weighted,
      }
    })
    disposeState(state)
    lossSum?.dispose()
    const { weights, slots } = next
    return { state: { step: state.step + 1, weights, slots }, lossSum: next.lossSum }
  }

  dispose(): void {
    this.#penalty?.dispose()
    for (const shares of this.#shares.values()) shares.dispose()
    this.#shares.clear()
  }

  #sharesOf(rows: number): tf.Tensor2D {
    const known = this.#shares.get(rows)
    if (known) return known
    const outputs = this.#plan.network.layers.at(-1)?.units ?? 0
    const shares = tf.fill<tf.Rank.R2>([rows, outputs], 1 / rows)
    this.#shares.set(rows, shares)
    return shares
  }

  #masks(step: number, rows: number): (tf.Tensor2D | undefined)[] {
    const { network, seed } = this.#plan
    return network.layers.map(({ units, dropout }, layer) =>
      dropout === 0
        ? undefined
        : tf.tensor2d(dropoutMask(seed, step, layer, rows, units, dropout), [rows, units]),
    )
  }
}

function penaltySlopes(network: Network): Float32Array {
  const slopes = new Float32Array(countParameters(network))
  for (const { kernel, bias } of parameterOffsets(network)) {
    slopes.fill(2 * network.l2, kernel, bias)
  }
  return slopes
}
