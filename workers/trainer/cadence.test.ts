import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Cadence } from './cadence.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

/** Milliseconds until it is due after it took that long. */
function waitAfter(cost: number): number {
  const cadence = new Cadence(250)
  cadence.done(cost)
  let waited = 0
  while (!cadence.due) {
    vi.advanceTimersByTime(10)
    waited += 10
  }
  return waited
}

test('what costs next to nothing is done four times a second', () => {
  expect(waitAfter(0.1)).toBe(250)
})

test('what costs more is done so rarely that it takes half a hundredth of the time', () => {
  expect(waitAfter(40)).toBe(8000)
})
