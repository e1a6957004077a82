import * as tf from '@tensorflow/tfjs'
import { expandRow, type Features } from '../../../src/domain/features.ts'

/** Rows of inputs, stored without the zeros of categories: they grow to full width where a few of them are asked for. */
export interface FeatureRows {
  /** [count × inputs] Call inside `tf.tidy`. */
  take(from: number, count: number): tf.Tensor2D
  dispose(): void
}

/** The same rows in any order. */
export interface OrderedRows extends FeatureRows {
  /** @param order [rows] */
  inOrder(order: Uint32Array): FeatureRows
}

/** For a backend that computes in this memory: laid out anew for each request. */
export function rowsOnHost(features: Features): OrderedRows {
  return {
    ...hostRows(features, (i) => i),
    inOrder: (order) => hostRows(features, (i) => order[i] as number),
  }
}

function hostRows(features: Features, rowAt: (position: number) => number): FeatureRows {
  const { inputs } = features
  return {
    take: (from, count) => {
      const values = new Float32Array(count * inputs)
      for (let i = 0; i < count; i++) {
        expandRow(features, rowAt(from + i), values.subarray(i * inputs, (i + 1) * inputs))
      }
      return tf.tensor2d(values, [count, inputs])
    },
    dispose: () => undefined,
  }
}

/** Rows cross to the device only once, a number for each column; those in order take their size again. */
export function rowsOnDevice(features: Features): OrderedRows {
  const packed = tf.tensor2d(packedRows(features), [features.rows, packedWidth(features)])
  const spread = features.categories.length > 0 ? spreadOf(features) : undefined
  return {
    ...deviceRows(packed, spread),
    inOrder: (order) =>
      deviceRows(
        tf.tidy(() => tf.gather(packed, tf.tensor1d(Int32Array.from(order), 'int32'))),
        spread,
      ),
    dispose: () => {
      tf.dispose([packed, { ...spread }])
    },
  }
}

function deviceRows(packed: tf.Tensor2D, spread: CodeSpread | undefined): FeatureRows {
  return {
    take: (from, count) => {
      const rows = tf.slice2d(packed, [from, 0], [count, packed.shape[1]])
      return spread ? spreadOut(rows, spread) : rows
    },
    dispose: () => {
      packed.dispose()
    },
  }
}

/** number · isNumber + (code = level) · isLevel, exactly. */
function spreadOut(
  rows: tf.Tensor2D,
  { columns, levels, isNumber, isLevel }: CodeSpread,
): tf.Tensor2D {
  const wide = tf.gather(rows, columns, 1)
  const numbers = tf.mul<tf.Tensor2D>(wide, isNumber)
  return tf.add(numbers, tf.mul(tf.cast(tf.equal(wide, levels), 'float32'), isLevel))
}

/** Numbers that the device holds for each row. */
export function packedWidth({ numberInputs, categories }: Features): number {
  return numberInputs.length + categories.length
}

function packedRows(features: Features): Float32Array {
  const { rows, numberInputs, numbers, categories, codes } = features
  if (categories.length === 0) return numbers
  const [width, coded] = [packedWidth(features), numberInputs.length]
  const packed = new Float32Array(rows * width)
  for (let row = 0; row < rows; row++) {
    packed.set(numbers.subarray(row * coded, (row + 1) * coded), row * width)
    const ofRow = codes.subarray(row * categories.length, (row + 1) * categories.length)
    packed.set(ofRow, row * width + coded)
  }
  return packed
}

/** How a packed row becomes inputs; all but `columns` are [1, inputs]. */
interface CodeSpread {
  /** [inputs] int32: the packed column that each input comes from. */
  columns: tf.Tensor1D
  /** The code for which an input is 1. */
  levels: tf.Tensor2D
  isNumber: tf.Tensor2D
  isLevel: tf.Tensor2D
}

function spreadOf({ inputs, numberInputs, categories }: Features): CodeSpread {
  const columns = new Int32Array(inputs)
  const levels = new Float32Array(inputs)
  const isLevel = new Float32Array(inputs)
  numberInputs.forEach((input, column) => {
    columns[input] = column
  })
  categories.forEach(({ first, levels: count }, c) => {
    columns.fill(numberInputs.length + c, first, first + count)
    for (let level = 0; level < count; level++) levels[first + level] = level
    isLevel.fill(1, first, first + count)
  })
  const row = (values: Float32Array) => tf.tensor2d(values, [1, inputs])
  return {
    columns: tf.tensor1d(columns, 'int32'),
    levels: row(levels),
    isNumber: row(isLevel.map((level) => 1 - level)),
    isLevel: row(isLevel),
  }
}
