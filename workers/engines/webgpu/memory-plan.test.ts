import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Network } from '../../../src/domain/network.ts'
import { countTiles } from './dispatches.ts'
import { planMemory, withTransposed, type MemoryTask } from './memory-plan.ts'

function networkOf(units: readonly number[], batchNorm = false): Network {
  return {
    inputs: units[0] ?? 0,
    layers: units.slice(1).map((width, k) => ({
      inputs: units[k] ?? 0,
      units: width,
      activation: 'relu',
      dropout: 0,
      batchNorm: batchNorm && k < units.length - 2,
    })),
    loss: 'meanSquaredError',
    l1: 0,
    l2: 0,
  }
}

const task = fc
  .record({
    units: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 10 }),
    batchNorm: fc.boolean(),
    categories: fc.integer({ min: 0, max: 5 }),
    rows: fc.integer({ min: 1, max: 2000 }),
    batchSize: fc.integer({ min: 1, max: 1000 }),
    validationRows: fc.integer({ min: 1, max: 3000 }),
    slots: fc.integer({ min: 0, max: 2 }),
    threads: fc.constantFrom(8, 64),
    mostWork: fc.constantFrom(1, 2 ** 18, 2 ** 26),
  })
  .map(({ units, batchNorm, ...rest }): MemoryTask => {
    const network = networkOf(units, batchNorm)
    return { ...rest, network, numbers: network.inputs, mostBytes: 2 ** 27 }
  })

/** Throws if two of the ranges [from, length] share an element or leave `0…size−1`. */
function expectDisjoint(ranges: [number, number][], size: number): void {
  const sorted = ranges.toSorted(([a], [b]) => a - b)
  sorted.forEach(([from, length], i) => {
    expect(from + length).toBeLessThanOrEqual(sorted[i + 1]?.[0] ?? size)
  })
}

const SMALL = {
  categories: 0,
  rows: 10,
  batchSize: 4,
  validationRows: 3,
  slots: 0,
  threads: 8,
  mostWork: 2 ** 26,
  mostBytes: 2 ** 27,
}

test('no two arrays of a quad of rows overlap, and each layer reads what the one before wrote', () => {
  fc.assert(
    fc.property(task, (choice) => {
      const { layers, stride } = planMemory(choice)
      const dense = choice.network.layers
      expectDisjoint(
        [
          [0, choice.network.inputs + 1 + choice.categories],
          ...layers.flatMap(({ y, slope, normalised }, k): [number, number][] => {
            const { units = 0, batchNorm = false } = dense[k] ?? {}
            return [
              [y, k === layers.length - 1 ? units : units + 1],
              [slope, units],
              ...(batchNorm ? ([[normalised, units]] as [number, number][]) : []),
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
      const { batchQuads, blockQuads, chunk, chunks } = plan
      expect(4 * batchQuads).toBeGreaterThanOrEqual(rows)
      expect(plan.quads).toBeGreaterThanOrEqual(blockQuads)
      expect(plan.quads).toBeGreaterThanOrEqual(4 * plan.validationGroups)
      expect(chunk * chunks).toBeGreaterThanOrEqual(batchQuads)
      if (choice.network.layers.some((layer) => layer.batchNorm)) {
        expect(plan.quads).toBeGreaterThanOrEqual(batchQuads)
        expect(blockQuads % chunk).toBe(0)
      }
      const outputs = choice.network.layers.at(-1)?.units ?? 0
      expectDisjoint(
        [
          [0, plan.stepsPerEpoch * batchQuads],
          [plan.weightSums, plan.validationGroups * choice.threads],
          [plan.logits, choice.validationRows * outputs],
        ],
        plan.results,
      )
      expectDisjoint(
        [
          [0, choice.slots * plan.parameters],
          [plan.gradient, plan.parameters],
          [plan.squares, plan.squareCount],
          ...plan.layers.flatMap(({ statistics }, k): [number, number][] => {
            const { units = 0, batchNorm = false } = choice.network.layers[k] ?? {}
            return batchNorm ? [[statistics, 4 * (chunks + 1) * units]] : []
          }),
        ],
        plan.slots,
      )
    }),
  )
})

test('a batch too large for one binding or one dispatch is taken in blocks', () => {
  const choice = {
    network: networkOf([1000, 1000, 1]),
    numbers: 1000,
    categories: 0,
    rows: 65_536,
    batchSize: 65_536,
    validationRows: 10,
    slots: 2,
    threads: 64,
    mostBytes: 2 ** 27,
  }
  const { blockQuads, stride, quads } = planMemory({ ...choice, mostWork: 2 ** 40 })
  expect(16 * stride * quads).toBeLessThanOrEqual(2 ** 27)
  expect(16 * stride * blockQuads).toBeGreaterThan(2 ** 26)
  // Three passes over a million weights for each of 4 rows.
  expect(planMemory({ ...choice, mostWork: 2 ** 26 }).blockQuads).toBe(4)
})

test('tiles of weights cover every layer, bias included, and every level', () => {
  const network = networkOf([5, 7, 1])
  const memory = planMemory({ ...SMALL, network, numbers: 3 })
  // 3 + 1 inputs × 7 units: 1 × 2 tiles; one tile of 2 levels; (7 + 1) × 1: 2 × 1
  expect(countTiles(memory, network.layers, { codedTileCount: 1 }, { tile: 4, lanes: 1 })).toBe(
    2 + 2 + 2,
  )
})

test('the copies for the way back are the transposed kernels, without the first layer and the biases', () => {
  const network = networkOf([1, 2, 3])
  const parameters = Float32Array.from({ length: 13 }, (_, i) => i)
  const memory = planMemory({ ...SMALL, network, numbers: 1 })
  const all = withTransposed(network, memory, parameters)
  expect([...all.subarray(0, 13)]).toEqual([...parameters])
  // [[4, 5, 6], [7, 8, 9]]ᵀ
  expect([...all.subarray(13)]).toEqual([4, 7, 5, 8, 6, 9])
})
