import { sigmoid } from '../activations.ts'
import type { Task } from '../experiment.ts'

/** A row's loss; puts its slope in the place of the outputs z. */
export type OutputLoss = (z: Float64Array, target: number) => number

/** For each task, from the number of outputs. */
export const OUTPUT_LOSSES: Record<Task, (outputs: number) => OutputLoss> = {
  binary: () => crossEntropy,
  multiclass: (outputs) => categoricalCrossEntropy(outputs),
  regression: () => halfSquare,
}

/** ln(1 + e^z) − target · z, without overflow; slope: sigmoid(z) − target. */
function crossEntropy(z: Float64Array, target: number): number {
  const logit = z[0] as number
  z[0] = sigmoid(logit) - target
  return Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - target * logit
}

/** ln Σ e^z − z of the target's class; slope: softmax(z) − one-hot target. */
function categoricalCrossEntropy(outputs: number): OutputLoss {
  return (z, target) => {
    let largest = -Infinity
    for (let k = 0; k < outputs; k++) largest = Math.max(largest, z[k] as number)
    const right = z[target] as number
    let sum = 0
    for (let k = 0; k < outputs; k++) {
      const e = Math.exp((z[k] as number) - largest)
      z[k] = e
      sum += e
    }
    for (let k = 0; k < outputs; k++) z[k] = (z[k] as number) / sum
    z[target] = (z[target] as number) - 1
    return largest + Math.log(sum) - right
  }
}

/** ½ (z − target)²; slope: z − target. */
function halfSquare(z: Float64Array, target: number): number {
  const error = (z[0] as number) - target
  z[0] = error
  return (error * error) / 2
}
