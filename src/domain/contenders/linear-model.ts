import { NO_LEVEL, type Features } from '../features.ts'
import { descend } from './l-bfgs.ts'
import { columnsOf, totalWeight, type LearningRows, type Question } from './learning-rows.ts'
import { OUTPUT_LOSSES } from './output-loss.ts'
import type { Pacing } from './paced.ts'

/** z = bias + Σ input · kernel, one z for each output. */
export interface LinearModel {
  outputs: number
  /** [inputs × outputs], then [outputs] biases. */
  weights: Float64Array
}

export interface LinearOptions {
  /** Price of large kernels, beside Σ weight · loss: ½ · penalty · ‖kernel‖². The bias is free. */
  penalty: number
  /** Largest slope, of the mean loss, that counts as flat. */
  tolerance: number
  /** To start from, e.g. the same with another penalty; absent: all 0. */
  from?: LinearModel
}

const MOST_STEPS = 500

/**
 * The linear model with the smallest Σ weight · loss + ½ · penalty · ‖kernel‖². For classes that is scikit-learn's
 * `LogisticRegression(C=1 / penalty)`, multinomial for several; for numbers, with half squared errors, its
 * `Ridge(alpha=penalty)`. All in float64.
 * @param rows targets of a regression standardised
 */
export async function fitLinear(
  rows: LearningRows,
  question: Question,
  { penalty, tolerance, from }: LinearOptions,
  pacing: Pacing,
): Promise<LinearModel> {
  const { features } = rows
  const { outputs } = question
  const total = totalWeight(rows)
  const kernels = features.inputs * outputs
  const price = penalty / total
  const loss = OUTPUT_LOSSES[question.task](outputs)
  const z = new Float64Array(outputs)
  const model: LinearModel = {
    outputs,
    weights: from?.weights.slice() ?? new Float64Array(kernels + outputs),
  }
  const slope = (weights: Float64Array, gradient: Float64Array) => {
    gradient.fill(0)
    let sum = 0
    for (let row = 0; row < features.rows; row++) {
      const weight = (rows.weights[row] as number) / total
      if (weight === 0) continue
      rowOutputs(features, row, weights, z)
      // From here on z holds the slope of the loss.
      sum += weight * loss(z, rows.targets[row] as number)
      addSlopes(features, row, weight, z, gradient)
    }
    let squares = 0
    for (let i = 0; i < kernels; i++) {
      const kernel = weights[i] as number
      squares += kernel * kernel
      gradient[i] = (gradient[i] as number) + price * kernel
    }
    return sum + (price / 2) * squares
  }
  const work = 2 * features.rows * columnsOf(features) * outputs
  await descend(slope, model.weights, {
    tolerance,
    mostSteps: MOST_STEPS,
    afterEach: () => pacing(work),
  })
  return model
}

/** [rows × outputs] z of every row. */
export async function linearOutputs(
  { outputs, weights }: LinearModel,
  features: Features,
  pacing: Pacing,
): Promise<Float64Array> {
  const all = new Float64Array(features.rows * outputs)
  for (let row = 0; row < features.rows; row++) {
    rowOutputs(features, row, weights, all.subarray(row * outputs, (row + 1) * outputs))
    await workOf(row, columnsOf(features) * outputs, pacing)
  }
  return all
}

const ROWS_PER_COUNT = 1024

/** Waits for the pacing only now and then: to wait for each row would take longer than the row. */
function workOf(row: number, workPerRow: number, pacing: Pacing): Promise<void> | undefined {
  return row % ROWS_PER_COUNT === 0 ? pacing(ROWS_PER_COUNT * workPerRow) : undefined
}

function rowOutputs(features: Features, row: number, weights: Float64Array, z: Float64Array): void {
  const { inputs, numberInputs, numbers, categories, codes } = features
  const outputs = z.length
  for (let k = 0; k < outputs; k++) z[k] = weights[inputs * outputs + k] as number
  const firstNumber = row * numberInputs.length
  for (let c = 0; c < numberInputs.length; c++) {
    const x = numbers[firstNumber + c] as number
    if (x === 0) continue
    const at = (numberInputs[c] as number) * outputs
    for (let k = 0; k < outputs; k++) z[k] = (z[k] as number) + x * (weights[at + k] as number)
  }
  const firstCode = row * categories.length
  for (let c = 0; c < categories.length; c++) {
    const code = codes[firstCode + c] as number
    if (code === NO_LEVEL) continue
    const at = ((categories[c] as { first: number }).first + code) * outputs
    for (let k = 0; k < outputs; k++) z[k] = (z[k] as number) + (weights[at + k] as number)
  }
}

/** Adds weight · slope · input to the gradient of every weight that the row uses. */
function addSlopes(
  features: Features,
  row: number,
  weight: number,
  slopes: Float64Array,
  gradient: Float64Array,
): void {
  const { inputs, numberInputs, numbers, categories, codes } = features
  const outputs = slopes.length
  const add = (at: number, x: number) => {
    for (let k = 0; k < outputs; k++) {
      gradient[at + k] = (gradient[at + k] as number) + x * (slopes[k] as number)
    }
  }
  add(inputs * outputs, weight)
  const firstNumber = row * numberInputs.length
  for (let c = 0; c < numberInputs.length; c++) {
    const x = numbers[firstNumber + c] as number
    if (x !== 0) add((numberInputs[c] as number) * outputs, weight * x)
  }
  const firstCode = row * categories.length
  for (let c = 0; c < categories.length; c++) {
    const code = codes[firstCode + c] as number
    if (code !== NO_LEVEL)
      add(((categories[c] as { first: number }).first + code) * outputs, weight)
  }
}
