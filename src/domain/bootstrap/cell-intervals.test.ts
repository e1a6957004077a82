import { expect, test } from 'vitest'
import { mix } from '../random.ts'
import { cellIntervals } from './cell-intervals.ts'
import { drawBinomial } from './draw-binomial.ts'

const share = ([hits = 0, misses = 0]: readonly number[]) => ({ share: hits / (hits + misses) })

test('the interval of a share is as wide as the normal approximation says', () => {
  for (const [hits, misses] of [
    [400, 100],
    [30_000, 70_000],
  ] as const) {
    const rows = hits + misses
    const [low, high] = cellIntervals([hits, misses], share).share ?? [NaN, NaN]
    const expected = 1.96 * Math.sqrt((hits * misses) / rows ** 3)
    expect((high - low) / 2 / expected).toBeGreaterThan(0.9)
    expect((high - low) / 2 / expected).toBeLessThan(1.1)
    expect((high + low) / 2).toBeCloseTo(hits / rows, 2)
  }
})

test('every resample has as many rows as there are', () => {
  const { rows } = cellIntervals([7, 0, 60, 33, 0], (cells) => ({
    rows: cells.reduce((sum, count) => sum + count, 0),
  }))
  expect(rows).toEqual([100, 100])
})

test('a cell without rows stays without', () => {
  const { empty } = cellIntervals([0, 50, 0], ([first = 0, , last = 0]) => ({
    empty: first + last,
  }))
  expect(empty).toEqual([0, 0])
})

test('fewer than 20 rows have no interval', () => {
  expect(cellIntervals([15, 4], share).share).toBeNull()
  expect(cellIntervals([15, 5], share).share).not.toBeNull()
})

test.each([
  [5, 0.3],
  [40, 0.02],
  [40, 0.98],
  [1000, 0.5],
  [100_000, 0.11],
])(
  'draws of %i trials with chance %f have the mean and the spread they should',
  (trials, chance) => {
    const draws = Array.from({ length: 4000 }, (_, i) =>
      drawBinomial(trials, chance, mix(i + 1) / 2 ** 32),
    )
    const mean = draws.reduce((a, b) => a + b) / draws.length
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length
    const expected = trials * chance * (1 - chance)
    expect(Math.abs(mean - trials * chance)).toBeLessThan(4 * Math.sqrt(expected / draws.length))
    expect(variance / expected).toBeGreaterThan(0.9)
    expect(variance / expected).toBeLessThan(1.1)
  },
)

test('small distributions are exact', () => {
  // Bin(2, 1/4): 9/16, 6/16, 1/16.
  const counts = [0, 0, 0]
  for (let i = 0; i < 1600; i++) {
    const draw = drawBinomial(2, 0.25, (i + 0.5) / 1600)
    counts[draw] = (counts[draw] ?? 0) + 1
  }
  expect(counts).toEqual([900, 600, 100])
})
