import { expect, test } from 'vitest'
import { ChunkPacer } from './chunk-pacer.ts'

/** Steps of the chunk that follows a hundred others on a device that needs so long for a step. */
function settledChunk(msPerStep: number): number {
  const pacer = new ChunkPacer()
  for (let i = 0; i < 100; i++) {
    const steps = pacer.next(1_000_000)
    pacer.measured(steps, steps * msPerStep)
  }
  return pacer.next(1_000_000)
}

test.each([0.01, 0.6, 3, 19])('chunks of %d ms steps end within 30 ms', (msPerStep) => {
  const steps = settledChunk(msPerStep)
  expect(steps * msPerStep).toBeLessThanOrEqual(30)
  expect(steps * msPerStep).toBeGreaterThan(15)
})

test('a step longer than that goes alone', () => {
  expect(settledChunk(300)).toBe(1)
})

test('never more than the epoch has left', () => {
  expect(new ChunkPacer().next(1)).toBe(1)
})
