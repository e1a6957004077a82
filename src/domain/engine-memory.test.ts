import { expect, test } from 'vitest'
import { EMPTY_MEMORY, judgeAdapter, rememberTimings } from './engine-memory.ts'
import { readEngineMemory, writeEngineMemory } from './engine-memory-schema.ts'
import type { EngineMemory } from './training.ts'

const measured = (key: string, msPerStep = 1) => ({
  key,
  timings: [{ engine: 'wasm' as const, msPerStep }],
})

test('a new measurement replaces the one of the same shape and comes first', () => {
  let memory: EngineMemory = EMPTY_MEMORY
  for (const latest of [measured('a'), measured('b'), measured('a', 2)]) {
    memory = rememberTimings(memory, latest)
  }
  expect(memory.timings).toEqual([measured('a', 2), measured('b')])
})

test('after fifty shapes the oldest is forgotten', () => {
  let memory: EngineMemory = EMPTY_MEMORY
  for (let i = 0; i <= 50; i++) memory = rememberTimings(memory, measured(`shape ${i}`))
  expect(memory.timings).toHaveLength(50)
  expect(memory.timings[0]?.key).toBe('shape 50')
  expect(memory.timings.at(-1)?.key).toBe('shape 1')
})

test('an adapter that failed is avoided, once, until it passes', () => {
  const failed = judgeAdapter(judgeAdapter(EMPTY_MEMORY, 'rdna-3', false), 'rdna-3', false)
  expect(failed.avoid).toEqual(['rdna-3'])
  expect(judgeAdapter(failed, 'swiftshader', true).avoid).toEqual(['rdna-3'])
  expect(judgeAdapter(failed, 'rdna-3', true).avoid).toEqual([])
})

test('what was stored is read back; another build measures anew, but avoids the same adapters', () => {
  const memory = judgeAdapter(rememberTimings(EMPTY_MEMORY, measured('a')), 'rdna-3', false)
  const text = writeEngineMemory(memory, 'this')
  expect(readEngineMemory(text, 'this')).toEqual(memory)
  expect(readEngineMemory(text, 'another')).toEqual({ timings: [], avoid: ['rdna-3'] })
})

test('damaged or foreign text is an empty memory', () => {
  for (const text of [null, '', '{', '[]', '{"build":"this","timings":[{"key":1}],"avoid":[]}']) {
    expect(readEngineMemory(text, 'this')).toEqual(EMPTY_MEMORY)
  }
})
