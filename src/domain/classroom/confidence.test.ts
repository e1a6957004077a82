import { expect, test } from 'vitest'
import { meanConfidence } from './confidence.ts'

test('of two classes, a sure no counts as much as a sure yes', () => {
  expect(meanConfidence([0.1, 0.9, 0.5], 1)).toBeCloseTo((0.9 + 0.9 + 0.5) / 3)
})

test('of several classes, the likeliest of each row counts', () => {
  expect(meanConfidence([0.2, 0.5, 0.3, 0.8, 0.1, 0.1], 3)).toBeCloseTo(0.65)
})

test('without rows there is nothing to be sure of', () => {
  expect(meanConfidence([], 1)).toBeNaN()
})
