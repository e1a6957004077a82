import * as tf from '@tensorflow/tfjs'
import { expandRows } from '../../../src/domain/features.ts'
import { permutation } from '../../../src/domain/random.ts'
import type { TrainingRows } from '../engine.ts'
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

/** The training rows on the device, in one order for each epoch. */
export class TrainingTensors {
  readonly #rows: number
  readonly #sources: readonly ShuffledMatrix[]
  /** Features, targets and, if they differ, weights in the epoch's order. */
  #inOrder: tf.Tensor2D[] = []

  constructor(device: TfjsDevice, train: TrainingRows, loss: TensorLoss, outputs: number) {
    const { rows, inputs: columns } = train.features
    const values = expandRows(train.features)
    this.#rows = rows
    const matrices: [Float32Array, number][] = [
      [values, columns],
      [encoded(train.targets, loss, outputs), outputs],
    ]
    if (train.weights.some((weight) => weight !== 1)) {
      matrices.push([repeated(train.weights, outputs), outputs])
    }
    const shuffled = device.backend === 'cpu' ? shuffledOnHost : shuffledOnDevice
    this.#sources = matrices.map(([matrix, width]) => shuffled(matrix, width))
  }

  /** The order of an epoch (from 0) depends on nothing but the seed. */
  shuffle(seed: number, epoch: number): void {
    this.release()
    const order = permutation(seed, 'shuffle', epoch, this.#rows)
    this.#inOrder = this.#sources.map((source) => source.inOrder(order))
  }

  /** Call inside `tf.tidy`. */
  batch(from: number, rows: number): BatchTensors {
    const [features, targets, weights] = this.#inOrder.map((matrix) =>
      tf.slice2d(matrix, [from, 0], [rows, matrix.shape[1]]),
    )
    return { features: features as tf.Tensor2D, targets: targets as tf.Tensor2D, weights }
  }

  /** Frees the epoch's copy. */
  release(): void {
    tf.dispose(this.#inOrder)
    this.#inOrder = []
  }

  dispose(): void {
    this.release()
    for (const source of this.#sources) source.dispose()
  }
}

interface ShuffledMatrix {
  inOrder(order: Uint32Array): tf.Tensor2D
  dispose(): void
}

/** Rows cross to the device only once; the epoch's copy takes their size again. */
function shuffledOnDevice(values: Float32Array, columns: number): ShuffledMatrix {
  const matrix = tf.tensor2d(values, [values.length / columns, columns])
  return {
    inOrder: (order) =>
      tf.tidy(() => tf.gather(matrix, tf.tensor1d(Int32Array.from(order), 'int32'))),
    dispose: () => {
      matrix.dispose()
    },
  }
}

/** TensorFlow.js' CPU gather would take a tenth of the epoch; copying rows takes no time. */
function shuffledOnHost(values: Float32Array, columns: number): ShuffledMatrix {
  return {
    inOrder: (order) => {
      const shuffled = new Float32Array(values.length)
      order.forEach((row, i) => {
        shuffled.set(values.subarray(row * columns, (row + 1) * columns), i * columns)
      })
      return tf.tensor2d(shuffled, [order.length, columns])
    },
    dispose: () => undefined,
  }
}

function encoded(targets: Float64Array, loss: TensorLoss, outputs: number): Float32Array {
  const numbers = new Float32Array(targets.length * outputs)
  targets.forEach((target, row) => {
    loss.encode(target, numbers, row * outputs)
  })
  return numbers
}

/** Each value `times` times in a row. */
function repeated(values: Float32Array, times: number): Float32Array {
  const all = new Float32Array(values.length * times)
  values.forEach((value, i) => all.fill(value, i * times, (i + 1) * times))
  return all
}
