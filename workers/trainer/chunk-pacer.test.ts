import { expect, test } from 'vitest'
import { ChunkPacer } from './chunk-pacer.ts'

/** Chunks of an epoch on a device that needs so long for a step: handing one over waits for the one before. */
function chunksOfEpoch(pacer: ChunkPacer, steps: number, msPerStep: number): number[] {
  const chunks: number[] = []
  pacer.idle()
  let left = steps
  while (left > 0) {
    const chunk = pacer.next(left)
    pacer.measured(chunk, (chunks.at(-1) ?? 0) * msPerStep)
    chunks.push(chunk)
    left -= chunk
  }
  return chunks
}

/** Steps of a chunk in the middle of a long epoch. */
function settledChunk(msPerStep: number): number {
  const pacer = new ChunkPacer()
  const chunks = chunksOfEpoch(pacer, Math.ceil(3000 / msPerStep), msPerStep)
  return chunks[chunks.length - 3] ?? 0
}

test.each([0.01, 0.6, 3, 19, 33])('chunks of %d ms steps end within 50 ms', (msPerStep) => {
  const steps = settledChunk(msPerStep)
  expect(steps * msPerStep).toBeLessThanOrEqual(50)
  expect(steps * msPerStep).toBeGreaterThan(25)
})

test('a step longer than that goes alone', () => {
  expect(settledChunk(300)).toBe(1)
})

test('never more than the epoch has left', () => {
  expect(new ChunkPacer().next(1)).toBe(1)
})

test.each([
  [10_000, 0.01],
  [125, 0.6],
  [33, 3],
  [5, 19],
  [3, 33],
])('an epoch of %d steps of %d ms soon takes two chunks at most', (steps, msPerStep) => {
  const pacer = new ChunkPacer()
  for (let epoch = 0; epoch < 20; epoch++) chunksOfEpoch(pacer, steps, msPerStep)
  expect(chunksOfEpoch(pacer, steps, msPerStep).length).toBeLessThanOrEqual(2)
})
