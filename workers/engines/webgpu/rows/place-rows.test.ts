import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeRows } from './place-rows.ts'

const LIMITS = { binding: 1000, budget: 3000, chunk: 500 }

test('what fits one buffer stays whole', () => {
  expect(placeRows({ rows: 25, together: 4, words: 10 }, LIMITS)).toEqual({ kind: 'whole' })
})

test('what fits the budget but not one buffer is cut into shards of whole rows', () => {
  expect(placeRows({ rows: 70, together: 4, words: 10 }, LIMITS)).toEqual({
    kind: 'shards',
    shardRows: 25,
    chunkRows: 12,
  })
})

test('what is beyond the budget is streamed', () => {
  expect(placeRows({ rows: 76, together: 4, words: 10 }, LIMITS)).toEqual({
    kind: 'stream',
    chunkRows: 12,
  })
})

test('a chunk has one minibatch at least', () => {
  expect(placeRows({ rows: 70, together: 20, words: 10 }, LIMITS)).toMatchObject({ chunkRows: 20 })
})

test('a minibatch that no buffer can hold is refused with both sizes', () => {
  expect(() => placeRows({ rows: 70, together: 26, words: 10 }, LIMITS)).toThrow(
    expect.objectContaining({
      failure: { code: 'outOfMemory', details: { needed: 1040, most: 1000 } },
    }) as Error,
  )
})

test('no buffer is longer than can be bound, and no chunk cuts a minibatch', () => {
  const sizes = fc.record({
    rows: fc.integer({ min: 1, max: 5000 }),
    together: fc.integer({ min: 1, max: 50 }),
    words: fc.integer({ min: 1, max: 5 }),
  })
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 100_000 }), (task, budget) => {
      const placement = placeRows(task, { ...LIMITS, budget })
      const bytes = 4 * task.words
      if (placement.kind === 'whole') {
        expect(task.rows * bytes).toBeLessThanOrEqual(LIMITS.binding)
        return
      }
      expect(placement.chunkRows * bytes).toBeLessThanOrEqual(LIMITS.binding)
      if (placement.chunkRows < task.rows) expect(placement.chunkRows % task.together).toBe(0)
      if (placement.kind === 'shards') {
        expect(placement.shardRows * bytes).toBeLessThanOrEqual(LIMITS.binding)
      }
    }),
  )
})
