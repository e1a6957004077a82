import { expect, test } from 'vitest'
import { rowWeights } from './loss-weights.ts'

const targets = Float64Array.of(0, 0, 0, 1)

test('balanced classes weigh n / (classes · rows of the class)', () => {
  const weights = rowWeights(targets, new Float32Array(4).fill(1), 'balanced')
  expect([...weights]).toEqual([4 / 6, 4 / 6, 4 / 6, 4 / 2].map(Math.fround))
})

test('own weights keep their proportions and have mean 1', () => {
  expect([...rowWeights(targets, Float32Array.of(10, 20, 30, 20), 'none')]).toEqual([
    0.5, 1, 1.5, 1,
  ])
})

test('weights that add up to nothing are all 1', () => {
  expect([...rowWeights(targets, new Float32Array(4), 'balanced')]).toEqual([1, 1, 1, 1])
})
