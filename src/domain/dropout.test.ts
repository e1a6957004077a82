import { expect, test } from 'vitest'
import { dropoutMask } from './dropout.ts'

test('drops the share asked for and scales the rest, so that the mean stays 1', () => {
  const mask = dropoutMask(1, 0, 0, 100, 100, 0.3)
  const dropped = mask.filter((value) => value === 0).length / mask.length
  expect(dropped).toBeCloseTo(0.3, 1)
  expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / 0.7)]))
})

test('every step and every layer has a mask of its own, which the seed decides', () => {
  const mask = (seed: number, step: number, layer: number) =>
    dropoutMask(seed, step, layer, 8, 8, 0.5).join()
  expect(mask(1, 3, 0)).toBe(mask(1, 3, 0))
  expect(new Set([mask(1, 3, 0), mask(1, 4, 0), mask(1, 3, 1), mask(2, 3, 0)]).size).toBe(4)
})
