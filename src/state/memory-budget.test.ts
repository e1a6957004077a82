import { expect, test } from 'vitest'
import { memoryBudget, memoryNeeded, percentThatFits } from './memory-budget.ts'

test('a file of a million rows fits into every usual machine, one of two gigabytes does not into a small one', () => {
  expect(memoryNeeded(150e6)).toBeLessThan(memoryBudget(2))
  expect(memoryNeeded(2e9)).toBeGreaterThan(memoryBudget(8))
  expect(memoryNeeded(2e9)).toBeLessThan(memoryBudget(16))
})

test('the part that is offered fits, and is never nothing', () => {
  for (const needed of [1e9, 3e9, 5e10, 1e13]) {
    const percent = percentThatFits(needed, 1e9)
    expect(percent).toBeGreaterThanOrEqual(1)
    expect(percent === 1 || (needed * percent) / 100 <= 1e9).toBe(true)
  }
  expect(percentThatFits(10, 1e9)).toBe(100)
})
