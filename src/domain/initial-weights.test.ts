import { expect, test } from 'vitest'
import { initialWeights } from './initial-weights.ts'
import { parameterOffsets, type Network } from './network.ts'

const network: Network = {
  inputs: 10,
  layers: [
    { inputs: 10, units: 30, activation: 'relu', dropout: 0, batchNorm: false },
    { inputs: 30, units: 1, activation: 'linear', dropout: 0, batchNorm: false },
  ],
  loss: 'binaryCrossEntropy',
  l1: 0,
  l2: 0,
}

test('kernels are uniform within Glorot’s limit, biases 0', () => {
  const weights = initialWeights(network, 1)
  expect(weights.length).toBe(11 * 30 + 31)
  parameterOffsets(network).forEach(({ kernel, bias }, k) => {
    const { inputs, units } = network.layers[k] as { inputs: number; units: number }
    const limit = Math.sqrt(6 / (inputs + units))
    const drawn = [...weights.subarray(kernel, bias)]
    expect(Math.max(...drawn.map(Math.abs))).toBeLessThanOrEqual(limit)
    expect(Math.max(...drawn.map(Math.abs))).toBeGreaterThan(0.8 * limit)
    expect(weights.subarray(bias, bias + units).every((value) => value === 0)).toBe(true)
  })
})

test('the seed decides', () => {
  expect(initialWeights(network, 1)).toEqual(initialWeights(network, 1))
  expect(initialWeights(network, 2)).not.toEqual(initialWeights(network, 1))
})
