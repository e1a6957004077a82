import * as tf from '@tensorflow/tfjs'
import { dropoutMask } from '../../../src/domain/dropout.ts'
import { countParameters, parameterOffsets, type Network } from '../../../src/domain/network.ts'
import type { EnginePlan } from '../engine.ts'
import { flat, momentsOf, MovingAverages, type Moments } from './batch-moments.ts'
import { clip } from './clipping.ts'
import type { Constants } from './constants.ts'
import type { TensorLoss } from './losses.ts'
import { changeOf, type FactorTensors } from './optimizer.ts'
import { cutTrainable, forward } from './tensor-network.ts'
import { disposeState, type TrainingState } from './training-state.ts'
import type { BatchTensors } from './training-tensors.ts'

/** What a minibatch says about the weights. */
interface Lesson {
  /** [rows × outputs] Loss terms, each times its row's weight. */
  terms: tf.Tensor2D
  /** [parameters] Of Σ weight · loss / rows; 0 for moving averages. */
  gradient: tf.Tensor1D
  /** Per layer with batch normalisation; to be disposed of. */
  moments: (Moments | undefined)[]
}

/** 1 / rows, for each loss term [rows × outputs] and for each row [1, rows]. */
interface Shares {
  ofTerms: tf.Tensor2D
  ofRows: tf.Tensor2D
}

/** Forward, gradient by automatic differentiation, and update: one step, all of it on the device. */
export class MinibatchStep {
  readonly #plan: EnginePlan
  readonly #loss: TensorLoss
  readonly #constants: Constants
  /** [parameters] l1 for kernels, 0 for all else: times the weights' signs, the gradient of l1 · Σ |kernel|. */
  readonly #l1: tf.Tensor1D | undefined
  /** [parameters] 2 · l2 for kernels, 0 for all else: times the weights, the gradient of l2 · Σ kernel². */
  readonly #l2: tf.Tensor1D | undefined
  /** [parameters] AdamW's λ for kernels, 0 for all else. */
  readonly #decay: tf.Tensor1D | undefined
  readonly #averages: MovingAverages | undefined
  /** Per layer the zeros that stand for its moving averages in a gradient. */
  readonly #withoutSlope: (tf.Tensor1D | undefined)[]
  /** By the number of rows of a batch. */
  readonly #shares = new Map<number, Shares>()

  constructor(plan: EnginePlan, loss: TensorLoss, constants: Constants) {
    const { network, optimizer } = plan
    this.#plan = plan
    this.#loss = loss
    this.#constants = constants
    this.#l1 = network.l1 > 0 ? tf.tensor1d(ofKernels(network, network.l1)) : undefined
    this.#l2 = network.l2 > 0 ? tf.tensor1d(ofKernels(network, 2 * network.l2)) : undefined
    this.#decay =
      optimizer.name === 'adamw'
        ? tf.tensor1d(ofKernels(network, optimizer.weightDecay))
        : undefined
    this.#averages = network.layers.some(({ batchNorm }) => batchNorm)
      ? new MovingAverages(network)
      : undefined
    this.#withoutSlope = network.layers.map(({ units, batchNorm }) =>
      batchNorm ? tf.zeros<tf.Rank.R1>([2 * units]) : undefined,
    )
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
    takeFactors: () => FactorTensors,
    lossSum: tf.Tensor2D | undefined,
  ): { state: TrainingState; lossSum: tf.Tensor2D } {
    const shares = this.#sharesOf(rows)
    const next = tf.tidy(() => {
      const { terms, gradient, moments } = this.#learn(state, shares, takeBatch())
      const { weights, slots } = this.#update(state, gradient, takeFactors())
      const moved = this.#averages?.move(weights, moments) ?? weights
      for (const ofLayer of moments) if (ofLayer) tf.dispose([ofLayer.mean, ofLayer.variance])
      return {
        state: { step: state.step + 1, weights: moved, slots },
        lossSum: lossSum ? tf.add<tf.Tensor2D>(lossSum, terms) : terms,
      }
    })
    disposeState(state)
    lossSum?.dispose()
    return next
  }

  dispose(): void {
    this.#l1?.dispose()
    this.#l2?.dispose()
    this.#decay?.dispose()
    this.#averages?.dispose()
    for (const zeros of this.#withoutSlope) zeros?.dispose()
    for (const { ofTerms, ofRows } of this.#shares.values()) tf.dispose([ofTerms, ofRows])
    this.#shares.clear()
  }

  #learn(
    { step, weights }: TrainingState,
    { ofTerms, ofRows }: Shares,
    batch: BatchTensors,
  ): Lesson {
    const { network } = this.#plan
    const moments: (Moments | undefined)[] = network.layers.map(() => undefined)
    const mode = {
      masks: this.#masks(step, ofTerms.shape[0]),
      momentsOf: (products: tf.Tensor2D, layer: number) => {
        const ofBatch = momentsOf(products, ofRows)
        // Differentiation keeps nothing but the terms and their gradients.
        moments[layer] = { mean: tf.keep(ofBatch.mean), variance: tf.keep(ofBatch.variance) }
        return ofBatch
      },
    }
    const terms = (...trainable: tf.Tensor[]) =>
      this.#loss.terms(
        forward(network, trainable as tf.Tensor2D[], batch.features, this.#constants, mode),
        batch.targets,
        this.#constants,
      )
    // Started from weight / rows at each term, this is the gradient of Σ weight · loss / rows.
    const { value, grads } = tf.valueAndGrads(terms)(
      cutTrainable(network, weights),
      batch.weights ? tf.mul(batch.weights, ofTerms) : ofTerms,
    )
    return {
      terms: batch.weights ? tf.mul<tf.Tensor2D>(value, batch.weights) : value,
      gradient: this.#join(grads),
      moments,
    }
  }

  /** The gradients of `cutTrainable` as one of [parameters]. */
  #join(grads: readonly tf.Tensor[]): tf.Tensor1D {
    const remaining = grads.map(flat)
    return tf.concat1d(
      this.#withoutSlope.flatMap((zeros) =>
        zeros ? [...remaining.splice(0, 3), zeros] : remaining.splice(0, 2),
      ),
    )
  }

  #update(
    { weights, slots }: TrainingState,
    ofLoss: tf.Tensor1D,
    { rate, rootCorrection, learningRate }: FactorTensors,
  ): { weights: tf.Tensor1D; slots: tf.Tensor1D[] } {
    const { optimizer, clipping } = this.#plan
    const whole = this.#penalised(ofLoss, weights)
    const gradient = clipping ? clip(clipping, whole, this.#constants) : whole
    const change = changeOf(optimizer, slots, gradient, rootCorrection, this.#constants)
    const kept = this.#decay
      ? tf.sub<tf.Tensor1D>(weights, tf.mul(tf.mul(weights, this.#decay), learningRate))
      : weights
    return { weights: tf.sub(kept, tf.mul(change.direction, rate)), slots: change.slots }
  }

  /** The gradient of the loss with that of its penalties. */
  #penalised(ofLoss: tf.Tensor1D, weights: tf.Tensor1D): tf.Tensor1D {
    const withL1 = this.#l1
      ? tf.add<tf.Tensor1D>(ofLoss, tf.mul(this.#l1, tf.sign(weights)))
      : ofLoss
    return this.#l2 ? tf.add<tf.Tensor1D>(withL1, tf.mul(this.#l2, weights)) : withL1
  }

  #sharesOf(rows: number): Shares {
    const known = this.#shares.get(rows)
    if (known) return known
    const outputs = this.#plan.network.layers.at(-1)?.units ?? 0
    const shares = {
      ofTerms: tf.fill<tf.Rank.R2>([rows, outputs], 1 / rows),
      ofRows: tf.fill<tf.Rank.R2>([1, rows], 1 / rows),
    }
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

/** [parameters] `value` for kernels, 0 for all else. */
function ofKernels(network: Network, value: number): Float32Array {
  const values = new Float32Array(countParameters(network))
  for (const { kernel, bias } of parameterOffsets(network)) values.fill(value, kernel, bias)
  return values
}
