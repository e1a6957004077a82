import { numericFeatures, type Features } from '../../../src/domain/features.ts'
import { initialWeights } from '../../../src/domain/initial-weights.ts'
import type { Network } from '../../../src/domain/network.ts'
import { slotCount } from '../../../src/domain/optimizers.ts'
import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import { stepKey } from '../../../src/domain/random.ts'
import type { EnginePlan } from '../../../workers/engines/engine.ts'
import { LEARNING_RATE, SHAPES, type Shape } from '../shapes.ts'

const ADAM: ResolvedOptimizer = {
  name: 'adam',
  learningRate: LEARNING_RATE,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-7,
}

const VALIDATION_ROWS = 32

export function shapeOf(name: string): Shape {
  const shape = SHAPES.find((one) => one.name === name)
  if (!shape) throw new Error(`no shape ${name}`)
  return shape
}

export function networkOf({ inputs, hidden, outputs }: Shape): Network {
  const units = [inputs, ...hidden, outputs]
  return {
    inputs,
    layers: units.slice(1).map((width, k) => ({
      inputs: units[k] ?? 0,
      units: width,
      activation: k < hidden.length ? 'relu' : 'linear',
      dropout: 0,
      batchNorm: false,
    })),
    loss: outputs === 1 ? 'binaryCrossEntropy' : 'categoricalCrossEntropy',
    l1: 0,
    l2: 0,
  }
}

export interface Task {
  features: Features
  /** [rows] A class, from 0. */
  targets: Float64Array<ArrayBuffer>
}

/** Rows that some rule puts into classes. */
export function madeUpTask({ inputs, outputs }: Shape, rows: number): Task {
  const values = uniformNumbers(rows * inputs)
  const classes = Math.max(2, outputs)
  const targets = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (let i = 0; i < inputs; i++) sum += (values[row * inputs + i] as number) * ((i % 5) - 2)
    targets[row] = Math.min(classes - 1, Math.max(0, Math.floor(sum / 4 + classes / 2)))
  }
  return { features: numericFeatures(values, rows, inputs), targets }
}

export function benchPlan(shape: Shape, rows: number): EnginePlan {
  const network = networkOf(shape)
  const weights = initialWeights(network, 1)
  return {
    network,
    optimizer: ADAM,
    learningRate: () => LEARNING_RATE,
    clipping: null,
    batchSize: shape.batchSize,
    seed: 1,
    train: { ...madeUpTask(shape, rows), weights: new Float32Array(rows).fill(1) },
    validation: madeUpTask(shape, VALIDATION_ROWS).features,
    epoch: 0,
    start: {
      step: 0,
      weights,
      slots: Array.from({ length: slotCount(ADAM) }, () => new Float32Array(weights.length)),
      bestWeights: weights.slice(),
    },
  }
}

/** From −2 to 2, by xorshift32 (Marsaglia 2003): 50 million of them in a moment. */
function uniformNumbers(count: number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(count)
  let state = stepKey(1, 'sample', 0) | 1
  for (let i = 0; i < count; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    values[i] = state / 2 ** 30
  }
  return values
}
