import { beforeEach, expect, test, vi } from 'vitest'
import type { RememberedTimings } from '../domain/training.ts'
import { changeEngineMemory, readEngineMemory } from './engine-memory.ts'

let stored: Map<string, string>

beforeEach(() => {
  stored = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
  return () => {
    vi.unstubAllGlobals()
  }
})

const entry = (key: string): RememberedTimings => ({
  key,
  timings: [{ engine: 'wasm', msPerStep: 0.02 }],
})

const add = (...keys: string[]) => {
  changeEngineMemory(({ timings, avoid }) => ({
    timings: [...timings, ...keys.map(entry)],
    avoid,
  }))
}

test('what was measured is there in a later visit', () => {
  add('a')
  changeEngineMemory((memory) => ({ ...memory, avoid: ['rdna-3'] }))
  expect(readEngineMemory()).toEqual({ timings: [entry('a')], avoid: ['rdna-3'] })
})

test('the oldest shapes are forgotten first', () => {
  add(...Array.from({ length: 120 }, (_, i) => String(i)))
  const { timings } = readEngineMemory()
  expect(timings).toHaveLength(100)
  expect(timings.at(-1)?.key).toBe('119')
})

test('another build of the app measures anew, and damaged storage is no trouble', () => {
  add('a')
  for (const [key, value] of stored) {
    stored.set(key, value.replace(/"build":"[^"]*"/, '"build":"older"'))
  }
  expect(readEngineMemory()).toEqual({ timings: [], avoid: [] })
  for (const key of stored.keys()) stored.set(key, '{')
  expect(readEngineMemory()).toEqual({ timings: [], avoid: [] })
})
