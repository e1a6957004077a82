import { expect, test } from 'vitest'
import { median, ratioOf } from './statistics.ts'

test('the median is the middle, or the mean of the two in the middle', () => {
  expect(median([5, 1, 100])).toBe(5)
  expect(median([4, 1, 2, 100])).toBe(3)
  expect(median([])).toBeNaN()
})

test('ratios are taken round by round, so that a slow minute of the machine cancels out', () => {
  expect(ratioOf([10, 200, 40], [1, 20, 2])).toEqual({ median: 10, worst: 10 })
  expect(ratioOf([10, 30], [10, 10])).toEqual({ median: 2, worst: 1 })
})
