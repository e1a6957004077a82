import * as tf from '@tensorflow/tfjs'
import type { Calibration } from '../../src/domain/calibration/calibration.ts'
import { expandRow, type Features } from '../../src/domain/features.ts'
import type { Link } from '../../src/domain/link.ts'
import { baselineOf } from '../../src/domain/why/baseline-inputs.ts'
import { columnOfInputs } from '../../src/domain/why/column-inputs.ts'
import type { ExplainableModel } from '../../src/domain/why/explainable-model.ts'
import { explainedLink } from '../../src/domain/why/explained-link.ts'
import type { PathPoints } from '../../src/domain/why/integrate-path.ts'
import { Constants } from '../engines/tfjs/constants.ts'
import { predict } from '../engines/tfjs/tensor-network.ts'
import { openCpuDevice } from '../engines/tfjs/tfjs-device.ts'

/**
 * Integrated gradients by TensorFlow.js' automatic differentiation with respect to the inputs themselves: another way
 * to the numbers of `createExplainer`, to tell that its own are right.
 * @param points those of the explained row
 * @returns [columns of the recipe]
 */
export async function tensorEffects(
  { network, weights, recipe }: ExplainableModel,
  features: Features,
  row: number,
  output: number,
  points: PathPoints,
): Promise<Float64Array<ArrayBuffer>> {
  await openCpuDevice()
  const from = baselineOf(recipe)
  const way = new Float64Array(from.length)
  expandRow(features, row, way)
  from.forEach((value, i) => {
    way[i] = (way[i] as number) - value
  })
  const path = Float32Array.from(
    points.at.flatMap((t) => Array.from(from, (value, i) => value + t * (way[i] as number))),
  )
  const link = explainedLink(recipe.target)
  const constants = new Constants()
  const means = tf.tidy(() => {
    const flat = tf.tensor1d(weights)
    const answer = (rows: tf.Tensor2D) =>
      tf.sum(answerOf(link, predict(network, flat, rows, constants), output))
    const gradient = tf.grad((rows: tf.Tensor) => answer(rows as tf.Tensor2D))
    const slopes = gradient(tf.tensor2d(path, [points.at.length, from.length]))
    return tf.matMul(tf.tensor2d(points.weights, [1, points.at.length]), slopes)
  })
  const mean = await means.data()
  means.dispose()
  constants.dispose()
  const effects = new Float64Array(recipe.columns.length)
  columnOfInputs(recipe).forEach((column, i) => {
    effects[column] = (effects[column] as number) + (way[i] as number) * (mean[i] as number)
  })
  return effects
}

/** [rows × 1] One answer of each row. */
function answerOf(link: Link, logits: tf.Tensor2D, output: number): tf.Tensor {
  const one = (all: tf.Tensor2D) => tf.slice2d(all, [0, output], [-1, 1])
  switch (link.type) {
    case 'logits':
      return one(logits)
    case 'sigmoid':
      return tf.sigmoid(corrected(one(logits), link.calibration))
    case 'softmax':
      return one(tf.softmax(logits))
    case 'affine':
      return tf.mul(one(logits), link.std)
  }
}

/** What σ is given. */
function corrected(logits: tf.Tensor, calibration: Calibration | undefined): tf.Tensor {
  if (calibration === undefined) return logits
  if (calibration.method === 'isotonic') throw new Error('steps have no slope')
  return tf.add(tf.mul(logits, calibration.slope), calibration.intercept)
}
