import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { trainedModel } from '../domain/fixtures/trained-model.ts'
import { forgetPreferences } from '../services/preferences.ts'
import { EngineNotes } from './engine-notes.svelte.ts'
import { TestLooks } from './test-looks.svelte.ts'

const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('looks at test rows that were erased do not count with the next one', () => {
  const looks = new TestLooks()
  const looked = looks.count(trainedModel())
  expect(looks.at(looked)).toBe(1)
  forgetPreferences()
  expect(looks.at(looks.count(trainedModel()))).toBe(1)
})

test('an adapter that was judged before everything was erased is not written down again', () => {
  const notes = new EngineNotes()
  notes.judge('old adapter', false)
  expect(stored.get('terrarium.engines')).toContain('old adapter')
  forgetPreferences()
  notes.judge('new adapter', false)
  expect(stored.get('terrarium.engines')).not.toContain('old adapter')
  expect(stored.get('terrarium.engines')).toContain('new adapter')
})
