import { describe, expect, test } from 'vitest'
import { partsOf, threadCount } from './parts.ts'

describe('a minibatch in parts', () => {
  test.each([
    [32, 2, [16, 16]],
    [33, 2, [20, 13]],
    [128, 4, [32, 32, 32, 32]],
    [6, 4, [4, 2]],
    [1, 2, [1]],
  ])('%i rows in %i parts', (rows, count, expected) => {
    const parts = partsOf(rows, count)
    expect(parts.map((part) => part.rows)).toEqual(expected)
    // Blocks begin at whole vectors.
    expect(parts.every(({ first }) => first % 4 === 0)).toBe(true)
  })
})

test.each([
  [4, 3, 2],
  [4, 4, 4],
  [2, 7, 2],
  [1, 8, 1],
])('%i parts and %i threads at hand: %i have equally much to do', (parts, atHand, expected) => {
  expect(threadCount(parts, atHand)).toBe(expected)
})
