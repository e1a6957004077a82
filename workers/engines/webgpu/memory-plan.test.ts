import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Network } from '../../../src/domain/network.ts'
import { planMemory, withTransposed } from './memory-plan.ts'

function networkOf(units: readonly number[]): Network {
  return {
    inputs: units[0] ?? 0,
    layers: units.slice(1).map((width, k) => ({
      inputs: units[k] ?? 0,
      units: width,
      activation: 'relu',
      dropout: 0,
      batchNorm: false,
    })),
    loss: 'meanSquaredError',
    l2: 0,
  }
}

const task = fc.record({
  network: fc
    .array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 10 })
    .map((units) => networkOf(units)),
  rows: fc.integer({ min: 1, max: 500 }),
  batchSize: fc.integer({ min: 1, max: 100 }),
  validationRows: fc.integer({ min: 1, max: 3000 }),
  threads: fc.constantFrom(8, 64),
})

/** Throws if two of the ranges [from, length] share an element or leave `0…size−1`. */
function expectDisjoint(ranges: [number, number][], size: number): void {
  const sorted = ranges.toSorted(([a], [b]) => a - b)
  sorted.forEach(([from, length], i) => {
    expect(from + length).toBeLessThanOrEqual(sorted[i + 1]?.[0] ?? size)
  })
}

test('no two arrays of a quad of rows overlap, and each layer reads what the one before wrote', () => {
  fc.assert(
    fc.property(task, (choice) => {
      const { layers, stride } = planMemory(choice)
      const dense = choice.network.layers
      expectDisjoint(
        [
          [0, choice.network.inputs + 1],
          ...layers.flatMap(({ y, slope }, k): [number, number][] => {
            const units = dense[k]?.units ?? 0
            return [
              [y, k === layers.length - 1 ? units : units + 1],
              [slope, units],
            ]
          }),
        ],
        stride,
      )
      layers.slice(1).forEach(({ x }, k) => {
        expect(x).toBe(layers[k]?.y)
      })
    }),
  )
})

test('every minibatch row, validation row and result has a place', () => {
  fc.assert(
    fc.property(task, (choice) => {
      const plan = planMemory(choice)
      const rows = Math.min(choice.batchSize, choice.rows)
      expect(8 * plan.groups).toBeGreaterThanOrEqual(rows)
      expect(plan.quads).toBeGreaterThanOrEqual(2 * plan.groups)
      expect(plan.quads).toBeGreaterThanOrEqual(2 * plan.validationGroups)
      const outputs = choice.network.layers.at(-1)?.units ?? 0
      expectDisjoint(
        [
          [0, plan.stepsPerEpoch * plan.groups],
          [plan.weightSums, plan.validationGroups * choice.threads],
          [plan.logits, choice.validationRows * outputs],
        ],
        plan.results,
      )
    }),
  )
})

test('tiles of 4 × 4 weights cover every layer, bias included', () => {
  // (5 + 1) × 7 weights: 2 × 2 tiles; (7 + 1) × 1: 2 × 1
  const { layers, tiles } = planMemory({
    network: networkOf([5, 7, 1]),
    rows: 10,
    batchSize: 4,
    validationRows: 3,
    threads: 8,
  })
  expect(layers.map((layer) => layer.tiles)).toEqual([0, 4])
  expect(tiles).toBe(6)
})

test('the copies for the way back are the transposed kernels, without the first layer and the biases', () => {
  const network = networkOf([1, 2, 3])
  const parameters = Float32Array.from({ length: 13 }, (_, i) => i)
  const memory = planMemory({ network, rows: 1, batchSize: 1, validationRows: 1, threads: 8 })
  const all = withTransposed(network, memory, parameters)
  expect([...all.subarray(0, 13)]).toEqual([...parameters])
  // [[4, 5, 6], [7, 8, 9]]ᵀ
  expect([...all.subarray(13)]).toEqual([4, 7, 5, 8, 6, 9])
})
