import { expect, test } from 'vitest'
import { type Deed, UndoHistory } from './undo-history.svelte.ts'

function deed(name: string, done: string[], works = true): Deed {
  const act = (way: string) => () => {
    if (works) done.push(`${way} ${name}`)
    return Promise.resolve(works)
  }
  return { page: 'models', words: () => name, undo: act('undo'), redo: act('redo') }
}

test('what storage refuses to take back is told so, and does not stand in the way of what was done before', async () => {
  const done: string[] = []
  const history = new UndoHistory()
  history.record(deed('first', done))
  history.record(deed('second', done, false))
  await history.undo()
  expect(history.told).toMatchObject({ way: 'failed', deed: { page: 'models' } })
  expect(history.next).toBe(undefined)
  await history.undo()
  expect(history.told?.way).toBe('undone')
  await history.redo()
  expect(done).toEqual(['undo first', 'redo first'])
})

test('what is taken back out of turn leaves the others as they are', async () => {
  const done: string[] = []
  const history = new UndoHistory()
  const first = deed('first', done)
  history.record(first)
  history.record(deed('second', done))
  await history.revert(first)
  expect(history.told).toBe(undefined)
  await history.undo()
  await history.undo()
  expect(done).toEqual(['undo first', 'undo second'])
})
