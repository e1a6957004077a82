import { expect, test } from 'vitest'
import type { Network } from '../network.ts'
import { weightHistograms } from './weight-histogram.ts'

const plain = { dropout: 0, batchNorm: false }
const NETWORK: Network = {
  inputs: 2,
  layers: [
    { inputs: 2, units: 2, activation: 'tanh', ...plain },
    { inputs: 2, units: 1, activation: 'linear', ...plain },
  ],
  loss: 'meanSquaredError',
  l1: 0,
  l2: 0,
}

test('each layer has its own reach, and biases do not count', () => {
  const weights = Float32Array.of(-2, 0, 0, 2, 100, 100, 0.5, 0.5, 100)
  const [first, last] = weightHistograms(NETWORK, weights)
  expect(first?.reach).toBe(2)
  expect([first?.counts.at(0), first?.counts.at(10), first?.counts.at(-1)]).toEqual([1, 2, 1])
  expect(last?.reach).toBe(0.5)
  expect(last?.counts.at(-1)).toBe(2)
})

test('weights that are all 0 lie in the middle', () => {
  const [first] = weightHistograms(NETWORK, new Float32Array(9))
  expect(first?.counts[10]).toBe(4)
})
