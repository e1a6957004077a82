import { expect, test } from 'vitest'
import { permutation, randomUniform, resampleRows, sampleRows } from './random.ts'

test('numbers lie in [0, 1), have the uniform mean and variance, and depend on every argument', () => {
  const drawn = Array.from({ length: 20_000 }, (_, i) => randomUniform(7, 'weights', 0, i))
  const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length
  const variance = drawn.reduce((a, b) => a + (b - mean) ** 2, 0) / drawn.length
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...drawn)).toBeLessThan(1)
  expect(mean).toBeCloseTo(1 / 2, 2)
  expect(variance).toBeCloseTo(1 / 12, 2)
  const one = randomUniform(1, 'weights', 2, 3)
  const others = [
    randomUniform(2, 'weights', 2, 3),
    randomUniform(1, 'shuffle', 2, 3),
    randomUniform(1, 'weights', 3, 3),
    randomUniform(1, 'weights', 2, 4),
  ]
  expect(others).not.toContain(one)
  expect(randomUniform(1, 'weights', 2, 3)).toBe(one)
})

test('a permutation holds every number once and differs between epochs', () => {
  const first = permutation(1, 'shuffle', 0, 100)
  expect([...first].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i))
  expect([...permutation(1, 'shuffle', 1, 100)]).not.toEqual([...first])
})

test('a sample is ascending, without repeats, and the whole when it is large enough', () => {
  const sample = [...sampleRows(3, 1000, 50)]
  expect(new Set(sample).size).toBe(50)
  expect(sample).toEqual([...sample].sort((a, b) => a - b))
  expect([...sampleRows(3, 4, 9)]).toEqual([0, 1, 2, 3])
})

test('a resample draws every row equally often on average, as many draws as rows', () => {
  const counts = new Uint8Array(50)
  const sums = new Float64Array(50)
  for (let step = 0; step < 2000; step++) {
    resampleRows(1, step, counts)
    expect(counts.reduce((a, b) => a + b)).toBe(50)
    counts.forEach((count, row) => {
      sums[row] = (sums[row] as number) + count
    })
  }
  // Five standard errors of a mean of 2,000 counts whose variance is about 1.
  for (const sum of sums) expect(Math.abs(sum / 2000 - 1)).toBeLessThan(5 / Math.sqrt(2000))
})

test('a resample can be drawn again, and differs from the next and from those of another seed', () => {
  const drawn = (seed: number, step: number) => {
    const counts = new Uint8Array(100)
    resampleRows(seed, step, counts)
    return counts
  }
  expect(drawn(1, 0)).toEqual(drawn(1, 0))
  expect(drawn(1, 0)).not.toEqual(drawn(1, 1))
  expect(drawn(1, 0)).not.toEqual(drawn(2, 0))
})
