import type * as tf from '@tensorflow/tfjs'
import { numericFeatures } from '../../../src/domain/features.ts'
import { permutation } from '../../../src/domain/random.ts'
import type { TrainingRows } from '../engine.ts'
import type { FeatureRows, OrderedRows } from './feature-rows.ts'
import type { TensorLoss } from './losses.ts'
import type { TfjsDevice } from './tfjs-device.ts'

/** Rows of one minibatch. */
export interface BatchTensors {
  /** [rows × inputs] */
  features: tf.Tensor2D
  /** [rows × outputs] As the loss encodes them. */
  targets: tf.Tensor2D
  /** [rows × outputs]; absent where all rows weigh 1. */
  weights: tf.Tensor2D | undefined
}

/** The training rows, in one order for each epoch. */
export class TrainingTensors {
  readonly #rows: number
  /** Features, targets and, if they differ, weights. */
  readonly #sources: readonly OrderedRows[]
  #inOrder: readonly FeatureRows[] = []

  constructor(device: TfjsDevice, train: TrainingRows, loss: TensorLoss, outputs: number) {
    const { rows } = train.features
    const ofOutputs = (values: Float32Array<ArrayBuffer>) => numericFeatures(values, rows, outputs)
    this.#rows = rows
    this.#sources = [
      train.features,
      ofOutputs(encoded(train.targets, loss, outputs)),
      ...(train.weights.some((weight) => weight !== 1)
        ? [ofOutputs(repeated(train.weights, outputs))]
        : []),
    ].map(device.hold)
  }

  /** The order of an epoch (from 0) depends on nothing but the seed. */
  shuffle(seed: number, epoch: number): void {
    this.release()
    const order = permutation(seed, 'shuffle', epoch, this.#rows)
    this.#inOrder = this.#sources.map((source) => source.inOrder(order))
  }

  /** Call inside `tf.tidy`. */
  batch(from: number, rows: number): BatchTensors {
    const [features, targets, weights] = this.#inOrder.map((source) => source.take(from, rows))
    return { features: features as tf.Tensor2D, targets: targets as tf.Tensor2D, weights }
  }

  /** Frees the epoch's copy. */
  release(): void {
    for (const source of this.#inOrder) source.dispose()
    this.#inOrder = []
  }

  dispose(): void {
    this.release()
    for (const source of this.#sources) source.dispose()
  }
}

function encoded(
  targets: Float64Array,
  loss: TensorLoss,
  outputs: number,
): Float32Array<ArrayBuffer> {
  const numbers = new Float32Array(targets.length * outputs)
  targets.forEach((target, row) => {
    loss.encode(target, numbers, row * outputs)
  })
  return numbers
}

/** Each value `times` times in a row. */
function repeated(values: Float32Array, times: number): Float32Array<ArrayBuffer> {
  const all = new Float32Array(values.length * times)
  values.forEach((value, i) => all.fill(value, i * times, (i + 1) * times))
  return all
}
