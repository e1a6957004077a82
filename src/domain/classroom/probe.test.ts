import { expect, test } from 'vitest'
import type { Network } from '../network.ts'
import { lossAndGradient } from '../reference/backward.ts'
import { probeNetwork, probeRows } from './probe.ts'

const plain = { dropout: 0.5, batchNorm: false }
const NETWORK: Network = {
  inputs: 1,
  layers: [
    { inputs: 1, units: 3, activation: 'relu', ...plain },
    { inputs: 3, units: 1, activation: 'linear', ...plain, dropout: 0 },
  ],
  loss: 'meanSquaredError',
  l1: 0,
  l2: 0,
}
const SAMPLE = {
  rows: 4,
  features: [-2, -1, 1, 2],
  targets: [-4, -2, 2, 4],
  weights: [1, 1, 1, 1],
}
/** Units: always on, on for positive rows, never on. */
const WEIGHTS = [1, 1, 1, 10, 0, -10, 1, 1, 1, 0]

test('rows without slope are counted unit by unit', () => {
  const [hidden, output] = probeNetwork(NETWORK, WEIGHTS, SAMPLE)
  expect(hidden?.idleRows).toEqual([0, 2, 4])
  expect(output?.idleRows).toEqual([0])
})

test('the length of a gradient is that of backpropagation, layer by layer', () => {
  const { gradient } = lossAndGradient(NETWORK, Float64Array.from(WEIGHTS), SAMPLE)
  const probes = probeNetwork(NETWORK, WEIGHTS, SAMPLE)
  expect(probes[0]?.gradientNorm).toBeCloseTo(Math.hypot(...gradient.subarray(0, 6)), 12)
  expect(probes[1]?.gradientNorm).toBeCloseTo(Math.hypot(...gradient.subarray(6)), 12)
})

test('a large network is probed with fewer rows, but never with next to none', () => {
  expect(probeRows(NETWORK)).toBe(100)
  const wide = { ...NETWORK.layers[0], inputs: 1000, units: 1000 } as Network['layers'][number]
  expect(probeRows({ ...NETWORK, inputs: 1000, layers: [wide] })).toBe(20)
})
