import { describe, expect, test } from 'vitest'
import { ACTIVATIONS } from '../activations.ts'
import { initialWeights } from '../initial-weights.ts'
import { LOSS_NAMES, type Activation, type Loss, type Network } from '../network.ts'
import { randomUniform } from '../random.ts'
import { lossAndGradient } from './backward.ts'
import type { ReferenceBatch } from './forward-pass.ts'

type Penalties = Partial<Pick<Network, 'l1' | 'l2'>>

function networkOf(
  activation: Activation,
  loss: Loss,
  { l1 = 0, l2 = 0 }: Penalties = {},
  batchNorm = false,
): Network {
  const outputs = loss.startsWith('categorical') ? 3 : 1
  return {
    inputs: 3,
    layers: [
      { inputs: 3, units: 5, activation, dropout: 0, batchNorm },
      { inputs: 5, units: 4, activation, dropout: 0, batchNorm },
      { inputs: 4, units: outputs, activation: 'linear', dropout: 0, batchNorm: false },
    ],
    loss,
    l1,
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
      loss.startsWith('binary') ? row % 2 : loss.startsWith('categorical') ? row % 3 : row / 3 - 1,
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

test.each(LOSS_NAMES)(
  'gradients with both penalties, row weights and dropout agree for %s',
  (loss) => {
    const batch = {
      ...batchOf(loss),
      weights: [0.5, 2, 0, 1, 3, 0.1],
      masks: [Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? 0 : 1.5)), undefined, undefined],
    }
    expect(gradientError(networkOf('tanh', loss, { l1: 0.02, l2: 0.05 }), batch)).toBeLessThan(1e-7)
  },
)

test('L1 is part of the objective but not of the reported loss, and leaves a weight of 0 alone', () => {
  const network = networkOf('relu', 'meanSquaredError')
  const weights = Float64Array.from(initialWeights(network, 1))
  weights[0] = 0
  const batch = batchOf('meanSquaredError')
  const without = lossAndGradient(network, weights, batch)
  const penalised = lossAndGradient({ ...network, l1: 0.1 }, weights, batch)
  const sizes = weights.reduce((sum, w) => sum + Math.abs(w), 0) // biases are 0 here
  expect(penalised.loss).toBe(without.loss)
  expect(penalised.objective - without.objective).toBeCloseTo(0.1 * sizes, 12)
  weights.forEach((w, i) => {
    const added = (penalised.gradient[i] ?? 0) - (without.gradient[i] ?? 0)
    expect(added).toBeCloseTo(0.1 * Math.sign(w), 12)
  })
})

test('squared error learns next to nothing from a row that it is surely wrong about; cross-entropy does', () => {
  const network: Network = {
    inputs: 1,
    layers: [{ inputs: 1, units: 1, activation: 'linear', dropout: 0, batchNorm: false }],
    loss: 'binarySquaredError',
    l1: 0,
    l2: 0,
  }
  const batch = { rows: 1, features: [1], targets: [1], weights: [1] }
  const slopeOf = (loss: Loss) =>
    lossAndGradient({ ...network, loss }, Float64Array.of(-8, 0), batch).gradient[0] ?? 0
  expect(Math.abs(slopeOf('binarySquaredError'))).toBeLessThan(0.001)
  expect(slopeOf('binaryCrossEntropy')).toBeLessThan(-0.99)
})

test('L2 is part of the objective but not of the reported loss', () => {
  const weights = Float64Array.from(initialWeights(networkOf('relu', 'meanSquaredError'), 1))
  const batch = batchOf('meanSquaredError')
  const without = lossAndGradient(networkOf('relu', 'meanSquaredError'), weights, batch)
  const penalised = lossAndGradient(
    networkOf('relu', 'meanSquaredError', { l2: 0.1 }),
    weights,
    batch,
  )
  const kernelSquares = weights.reduce((sum, w) => sum + w * w, 0) // biases are 0 here
  expect(penalised.loss).toBe(without.loss)
  expect(penalised.objective - without.objective).toBeCloseTo(0.1 * kernelSquares, 12)
})

test.each(['tanh', 'gelu'] as const)(
  'gradients through batch normalisation agree with %s, both penalties, row weights and dropout',
  (activation) => {
    const batch = {
      ...batchOf('huber'),
      weights: [0.5, 2, 0, 1, 3, 0.1],
      masks: [Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? 0 : 1.5)), undefined, undefined],
    }
    const network = networkOf(activation, 'huber', { l1: 0.02, l2: 0.05 }, true)
    expect(gradientError(network, batch)).toBeLessThan(1e-7)
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
    l1: 0,
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
