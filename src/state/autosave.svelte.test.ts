import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fail, ok, type Result } from '../domain/result.ts'
import { Autosave } from './autosave.svelte.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** A shelf that takes what it is given, unless it is told to be full. */
function shelf() {
  const written: string[] = []
  const state = { full: false, slow: Promise.resolve() }
  const write = async (document: string): Promise<Result<unknown>> => {
    await state.slow
    if (state.full) return fail('storageFull', {})
    written.push(document)
    return ok(undefined)
  }
  return { written, state, write }
}

test('nothing is written before what is stored has been read', async () => {
  const { written, write } = shelf()
  const autosave = new Autosave(write)
  autosave.change('too early')
  await vi.runAllTimersAsync()
  await autosave.flush()
  expect(written).toEqual([])
  expect(autosave.status).toBe('closed')
})

test('changes in quick succession are one write of the last, within 300 ms', async () => {
  const { written, write } = shelf()
  const autosave = new Autosave(write)
  autosave.begin()
  autosave.change('a')
  await vi.advanceTimersByTimeAsync(200)
  autosave.change('b')
  expect(autosave.status).toBe('saving')
  await vi.advanceTimersByTimeAsync(100)
  expect(written).toEqual(['b'])
  expect(autosave.status).toBe('saved')
})

test('what waits is written at once when the page is hidden', async () => {
  const { written, write } = shelf()
  const autosave = new Autosave(write)
  autosave.begin()
  autosave.change('a')
  expect(await autosave.flush()).toBe(true)
  expect(written).toEqual(['a'])
})

test('a change while another is being written comes after it, never before', async () => {
  const { written, state, write } = shelf()
  let goOn = () => {}
  state.slow = new Promise((resolve) => {
    goOn = resolve
  })
  const autosave = new Autosave(write)
  autosave.begin()
  autosave.change('a')
  const flushed = autosave.flush()
  autosave.change('b')
  goOn()
  await flushed
  await vi.runAllTimersAsync()
  expect(written).toEqual(['a', 'b'])
})

test('a write that fails is said and tried again at growing intervals, with the newest state', async () => {
  const { written, state, write } = shelf()
  state.full = true
  const autosave = new Autosave(write)
  autosave.begin()
  autosave.change('a')
  await vi.advanceTimersByTimeAsync(300)
  expect(autosave.status).toBe('failed')
  expect(autosave.failure?.code).toBe('storageFull')
  autosave.change('b')
  await vi.advanceTimersByTimeAsync(1000)
  expect(autosave.status).toBe('failed')
  state.full = false
  await vi.advanceTimersByTimeAsync(2000)
  expect(written).toEqual(['b'])
  expect(autosave.status).toBe('saved')
  expect(autosave.failure).toBe(undefined)
})

test('what was closed writes nothing any more, and its failure is not that of the next', async () => {
  const { written, state, write } = shelf()
  state.full = true
  const autosave = new Autosave(write)
  autosave.begin()
  autosave.change('a')
  expect(await autosave.end()).toBe(false)
  autosave.begin()
  state.full = false
  await vi.runAllTimersAsync()
  expect(written).toEqual([])
  expect(autosave.status).toBe('saved')
})
