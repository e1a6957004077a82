import type { Clipping, ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import { NO_LEVEL, type Features } from '../../../src/domain/features.ts'
import type { CheckedNetwork, CheckedOptimizer } from '../../../src/domain/gpu-report.ts'
import { initialWeights } from '../../../src/domain/initial-weights.ts'
import type { Loss, Network } from '../../../src/domain/network.ts'
import { slotCount } from '../../../src/domain/optimizers.ts'
import { randomUniform } from '../../../src/domain/random.ts'
import type { EnginePlan } from '../engine.ts'

const ADAM = {
  name: 'adam',
  learningRate: 0.01,
  beta1: 0.9,
  beta2: 0.999,
  // Not the default: dividing by √v + 1e-7 blows rounding errors of near-zero gradients up.
  epsilon: 1e-4,
} as const satisfies ResolvedOptimizer

/** One of each kind, with rates at which a small network learns. */
export const OPTIMIZERS = {
  adam: ADAM,
  adamw: { ...ADAM, name: 'adamw', weightDecay: 0.1 },
  sgd: { name: 'sgd', learningRate: 0.05, momentum: 0, nesterov: false },
  momentum: { name: 'sgd', learningRate: 0.01, momentum: 0.9, nesterov: false },
  nesterov: { name: 'sgd', learningRate: 0.01, momentum: 0.9, nesterov: true },
  rmsprop: { name: 'rmsprop', learningRate: 0.002, rho: 0.9, epsilon: 1e-3 },
} as const satisfies Record<CheckedOptimizer, ResolvedOptimizer>

export interface PlanChoice extends Partial<
  Omit<CheckedNetwork, 'optimizer' | 'clipping' | 'schedule'>
> {
  optimizer?: ResolvedOptimizer
  clipping?: Clipping | null
  /** What the learning rate of a step, from 0, is multiplied by. */
  rateFactor?: (step: number) => number
}

const VALIDATION_ROWS = 9

/** A small made-up task for an engine: 5 inputs, one output (3 for several classes), targets that can be learnt. */
export function enginePlan({
  loss = 'binaryCrossEntropy',
  activation = 'relu',
  hidden = [8, 6],
  l1 = 0,
  l2 = 0,
  dropout = 0,
  batchNorm = false,
  optimizer = ADAM,
  clipping = null,
  rateFactor = () => 1,
  numbers = 5,
  levels = [],
  outputs = 3,
  rows = 70,
  batchSize = 32,
  weighted = false,
}: PlanChoice = {}): EnginePlan {
  const inputs = numbers + levels.reduce((sum, count) => sum + count, 0)
  const units = [inputs, ...hidden, hasClasses(loss) ? outputs : 1]
  const network: Network = {
    inputs,
    layers: units.slice(1).map((width, k) => {
      const isHidden = k < hidden.length
      return {
        inputs: units[k] ?? 0,
        units: width,
        activation: isHidden ? activation : 'linear',
        dropout: isHidden ? dropout : 0,
        batchNorm: isHidden && batchNorm,
      }
    }),
    loss,
    l1,
    l2,
  }
  const features = madeUpFeatures(rows, numbers, levels)
  const weights = initialWeights(network, 3)
  return {
    network,
    optimizer,
    learningRate: (step) => optimizer.learningRate * rateFactor(step),
    clipping,
    batchSize,
    seed: 11,
    train: {
      features,
      targets: madeUpTargets(features, loss, outputs),
      weights: Float32Array.from({ length: rows }, (_, row) =>
        weighted ? 0.25 + (row % 4) / 2 : 1,
      ),
    },
    validation: madeUpFeatures(VALIDATION_ROWS, numbers, levels),
    epoch: 0,
    start: {
      step: 0,
      weights,
      slots: Array.from({ length: slotCount(optimizer) }, () => new Float32Array(weights.length)),
      bestWeights: weights.slice(),
    },
  }
}

/** Whether a loss is of several classes. */
function hasClasses(loss: Loss): boolean {
  return loss === 'categoricalCrossEntropy' || loss === 'categoricalSquaredError'
}

/** Categories stand before, between and behind the numbers; some rows have no level. */
function madeUpFeatures(rows: number, numbers: number, levels: readonly number[]): Features {
  const cuts = levels.map((_, c) => Math.round((numbers * c) / Math.max(1, levels.length - 1)))
  const numberInputs: number[] = []
  const categories: Features['categories'] = []
  let next = 0
  for (let number = 0; number <= numbers; number++) {
    levels.forEach((count, c) => {
      if (cuts[c] !== number) return
      categories.push({ first: next, levels: count })
      next += count
    })
    if (number < numbers) numberInputs.push(next++)
  }
  return {
    rows,
    inputs: next,
    numberInputs: Uint32Array.from(numberInputs),
    numbers: Float32Array.from(
      { length: rows * numbers },
      (_, i) => 4 * randomUniform(7, 'sample', 0, i) - 2,
    ),
    categories,
    codes: Uint16Array.from({ length: rows * categories.length }, (_, i) => {
      const { levels: count } = categories[i % categories.length] as { levels: number }
      const code = Math.floor((count + 0.2) * randomUniform(7, 'sample', 1, i))
      return code < count ? code : NO_LEVEL
    }),
  }
}

/** Of a plain rule, so that there is something to learn. */
function madeUpTargets(
  { rows, numbers, numberInputs, codes, categories }: Features,
  loss: Loss,
  classes: number,
): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    const [width, coded] = [numberInputs.length, categories.length]
    const ofNumbers = numbers
      .subarray(row * width, (row + 1) * width)
      .reduce((sum, x, i) => sum + x * (i - 1), 0)
    const ofCodes = codes
      .subarray(row * coded, (row + 1) * coded)
      .reduce((sum, code) => sum + (code === NO_LEVEL ? 0 : 2 * (code % 3) - 2), 0)
    const sum = ofNumbers + ofCodes
    switch (loss) {
      case 'binaryCrossEntropy':
      case 'binarySquaredError':
        return Number(sum > 0)
      case 'categoricalCrossEntropy':
      case 'categoricalSquaredError':
        return Math.min(classes - 1, Math.max(0, Math.floor(sum / 2 + classes / 2)))
      case 'meanSquaredError':
      case 'meanAbsoluteError':
      case 'huber':
        return Math.fround(sum / 4)
    }
  })
}
