import { describe, expect, test } from 'vitest'
import { ACTIVATIONS } from '../activations.ts'
import { initialWeights } from '../initial-weights.ts'
import { LOSS_NAMES, type Activation, type Loss, type Network } from '../network.ts'
import { randomUniform } from '../random.ts'
import { lossAndGradient, type ReferenceBatch } from './backward.ts'

function networkOf(activation: Activation, loss: Loss, l2 = 0, batchNorm = false): Network {
  const outputs = loss === 'categoricalCrossEntropy' ? 3 : 1
  return {
    inputs: 3,
    layers: [
      { inputs: 3, units: 5, activation, dropout: 0, batchNorm },
      { inputs: 5, units: 4, activation, dropout: 0, batchNorm },
      { inputs: 4, units: outputs, activation: 'linear', dropout: 0, batchNorm: false },
    ],
    loss,
    l2,
  }
}

function batchOf(loss: Loss): ReferenceBatch {
  const rows = 6
  return {
    rows,
    features: Array.from(
      { length: rows * 3 },
      (_, i) => 3 * randomUniform(5, 'sample', 0, i) - 1.5,
    ),
    targets: Array.from({ length: rows }, (_, row) =>
      loss === 'binaryCrossEntropy'
        ? row % 2
        : loss === 'categoricalCrossEntropy'
          ? row % 3
          : row / 3 - 1,
    ),
    weights: Array.from({ length: rows }, () => 1),
  }
}

/** Largest |analytic − central difference| over all weights. */
function gradientError(network: Network, batch: ReferenceBatch): number {
  const weights = Float64Array.from(initialWeights(network, 2), (w) => w + 0.01)
  const { gradient } = lossAndGradient(network, weights, batch)
  const h = 1e-6
  const objectiveAt = (i: number, shift: number) => {
    const shifted = weights.slice()
    shifted[i] = (shifted[i] as number) + shift
    return lossAndGradient(network, shifted, batch).objective
  }
  return gradient.reduce((worst, slope, i) => {
    const difference = (objectiveAt(i, h) - objectiveAt(i, -h)) / (2 * h)
    return Math.max(worst, Math.abs(slope - difference))
  }, 0)
}

describe.each(Object.keys(ACTIVATIONS) as Activation[])('gradients with %s', (activation) => {
  test.each(LOSS_NAMES)('are the finite differences of %s', (loss) => {
    expect(gradientError(networkOf(activation, loss), batchOf(loss))).toBeLessThan(1e-7)
  })
})

test.each(LOSS_NAMES)('gradients with L2, row weights and dropout agree for %s', (loss) => {
  const batch = {
    ...batchOf(loss),
    weights: [0.5, 2, 0, 1, 3, 0.1],
    masks: [Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? 0 : 1.5)), undefined, undefined],
  }
  expect(gradientError(networkOf('tanh', loss, 0.05), batch)).toBeLessThan(1e-7)
})

test('L2 is part of the objective but not of the reported loss', () => {
  const weights = Float64Array.from(initialWeights(networkOf('relu', 'meanSquaredError'), 1))
  const batch = batchOf('meanSquaredError')
  const without = lossAndGradient(networkOf('relu', 'meanSquaredError'), weights, batch)
  const penalised = lossAndGradient(networkOf('relu', 'meanSquaredError', 0.1), weights, batch)
  const kernelSquares = weights.reduce((sum, w) => sum + w * w, 0) // biases are 0 here
  expect(penalised.loss).toBe(without.loss)
  expect(penalised.objective - without.objective).toBeCloseTo(0.1 * kernelSquares, 12)
})

test.each(['tanh', 'gelu'] as const)(
  'gradients through batch normalisation agree with %s, L2, row weights and dropout',
  (activation) => {
    const batch = {
      ...batchOf('huber'),
      weights: [0.5, 2, 0, 1, 3, 0.1],
      masks: [Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? 0 : 1.5)), undefined, undefined],
    }
    expect(gradientError(networkOf(activation, 'huber', 0.05, true), batch)).toBeLessThan(1e-7)
  },
)

test('moving averages go a tenth of the way to those of the batch', () => {
  const network: Network = {
    inputs: 1,
    layers: [
      { inputs: 1, units: 1, activation: 'relu', dropout: 0, batchNorm: true },
      { inputs: 1, units: 1, activation: 'linear', dropout: 0, batchNorm: false },
    ],
    loss: 'meanSquaredError',
    l2: 0,
  }
  const weights = Float64Array.of(2, 0, 1, 0, 1, 1, 0)
  const batch = { rows: 2, features: [1, 3], targets: [0, 0], weights: [1, 1] }
  const { gradient, moveAverages } = lossAndGradient(network, weights, batch)
  expect([...gradient.subarray(3, 5)]).toEqual([0, 0])
  moveAverages(weights)
  // z = 2, 6: mean 4, variance 4
  expect(weights[3]).toBeCloseTo(0.4, 12)
  expect(weights[4]).toBeCloseTo(1.3, 12)
})
