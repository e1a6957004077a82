import { expect, test } from 'vitest'
import { randomUniform } from '../random.ts'
import { predictionIntervals } from './conformal.ts'

const part = (rows: number, step: number) => {
  const predicted = Float64Array.from({ length: rows }, (_, row) =>
    randomUniform(5, 'sample', step, row),
  )
  const actual = predicted.map(
    (value, row) => value + randomUniform(5, 'sample', step + 1, row) ** 3,
  )
  return { actual, predicted }
}

test('the half width is the residual at the rank that a finite sample needs', () => {
  const errors = Array.from({ length: 99 }, (_, i) => i + 1)
  const validation = { actual: errors, predicted: new Array<number>(99).fill(0) }
  const [narrow, wide] = predictionIntervals(validation, validation)
  // ⌈100 · 0.8⌉ and ⌈100 · 0.95⌉.
  expect([narrow?.halfWidth, wide?.halfWidth]).toEqual([80, 95])
  expect(narrow?.coverage.value).toBeCloseTo(80 / 99, 12)
})

test('new rows are held as often as was promised', () => {
  let held = [0, 0]
  const tries = 40
  for (let step = 0; step < tries; step++) {
    const found = predictionIntervals(part(200, 4 * step), part(400, 4 * step + 2))
    held = held.map((sum, i) => sum + (found[i]?.coverage.value ?? 0))
  }
  const [at80 = 0, at95 = 0] = held.map((sum) => sum / tries)
  expect(at80).toBeGreaterThan(0.78)
  expect(at80).toBeLessThan(0.83)
  expect(at95).toBeGreaterThan(0.935)
  expect(at95).toBeLessThan(0.97)
})

test('what too few rows cannot promise is not promised', () => {
  expect(predictionIntervals(part(19, 0), part(50, 2))).toEqual([])
  expect(predictionIntervals(part(20, 0), part(50, 2)).map(({ level }) => level)).toEqual([
    0.8, 0.95,
  ])
})
