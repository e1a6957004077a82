import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

/** How many of some stretches were taken together. */
function together(pace: Pace, stretches: number, msTogether: number, msAlone: number): number {
  let count = 0
  for (let i = 0; i < stretches; i++) {
    if (pace.isTogether) count++
    pace.note(pace.isTogether ? msTogether : msAlone)
  }
  return count
}

test('both ways are tried, and the faster one is taken', () => {
  expect(together(new Pace(), 100, 1, 2)).toBe(97)
  expect(together(new Pace(), 100, 2, 1)).toBe(3)
})

test('a way that became the faster one is found again', () => {
  const pace = new Pace()
  expect(together(pace, 500, 2, 1)).toBe(3)
  expect(together(pace, 100, 1, 2)).toBe(97)
})

test('one slow stretch decides nothing', () => {
  const pace = new Pace()
  pace.note(50)
  expect(together(pace, 99, 1, 2)).toBe(96)
})
