import 'fake-indexeddb/auto'
import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ok } from '../../domain/result.ts'
import { project } from '../../domain/fixtures/project.ts'
import { Database, type DatabaseWatcher } from './database.ts'
import { eraseEverything } from './erase.ts'
import { contentOf } from './fixtures/failing-calls.ts'
import { writeVersion1 } from './fixtures/version-1.ts'
import { ProjectStore } from './project-store.ts'

beforeEach(() => deleteDB('test'))
afterEach(() => {
  vi.restoreAllMocks()
})

/** What a tab hears of its database. */
function listening() {
  const heard: string[] = []
  const watcher: DatabaseWatcher = {
    onWaiting: () => heard.push('waiting'),
    onReplaced: () => heard.push('replaced'),
    onClosed: () => heard.push('closed'),
    onDeleted: () => heard.push('deleted'),
  }
  return { heard, watcher }
}

/** The next openings of a database fail. */
function failOpenings(name: string, times: number) {
  const open = indexedDB.open.bind(indexedDB)
  let left = times
  return vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
    if (left === 0) return open(...args)
    left -= 1
    throw new DOMException('Internal error opening backing store', name)
  })
}

test.each([3, 4, 99])(
  'a database of version %i is refused, and nothing of it changes',
  async (version) => {
    const db = await openDB('test', version, {
      upgrade(fresh) {
        void fresh.createObjectStore('projects').put('of the future', 'p')
      },
    })
    db.close()
    const before = await contentOf('test')
    const store = new ProjectStore(new Database('test'))
    for (const result of [await store.load('p'), await store.save(project())]) {
      expect(result).toEqual({ ok: false, failure: { code: 'storageNewer', details: {} } })
    }
    expect(await contentOf('test')).toEqual(before)
  },
)

test('a newer app in another tab gets the database, and the older one is told', async () => {
  const { heard, watcher } = listening()
  const store = new ProjectStore(new Database('test', watcher))
  await store.save(project())
  const newer = await openDB('test', 3)
  expect(heard).toEqual(['replaced'])
  expect(await store.save(project())).toMatchObject({ failure: { code: 'storageNewer' } })
  newer.close()
})

test('a tab that holds the older version is waited for, and the person is told', async () => {
  await writeVersion1([])
  const older = await openDB('test', 1)
  const { heard, watcher } = listening()
  watcher.onWaiting = () => {
    heard.push('waiting')
    older.close()
  }
  const found = await new Database('test', watcher).attempt(() => Promise.resolve(ok(1)))
  expect([found, heard]).toEqual([ok(1), ['waiting']])
})

test('a store that cannot be opened is tried again, but not for ever', async () => {
  const store = new ProjectStore(new Database('test'))
  await store.save(project())
  const database = new Database('test')
  failOpenings('UnknownError', 2)
  expect((await new ProjectStore(database).load('p')).ok).toBe(true)
  await database.close()
  vi.restoreAllMocks()
  const openings = failOpenings('UnknownError', 99)
  expect(await new ProjectStore(new Database('test')).load('p')).toMatchObject({
    failure: { code: 'storageDamaged' },
  })
  expect(openings).toHaveBeenCalledTimes(3)
  vi.restoreAllMocks()
  expect((await store.load('p')).ok).toBe(true)
})

test('a connection that the browser closed is opened anew', async () => {
  const database = new Database('test')
  const store = new ProjectStore(database)
  await store.save(project())
  await database.attempt((db) => {
    db.close()
    return Promise.resolve(ok(undefined))
  })
  expect(await store.load('p')).toEqual(ok(project()))
})

test('a browser that refuses to open the store says so', async () => {
  failOpenings('SecurityError', 1)
  expect(await new ProjectStore(new Database('test')).load('p')).toMatchObject({
    failure: { code: 'storageBlocked' },
  })
})

test('erasing everything in one tab takes it from the other, which is told', async () => {
  const { heard, watcher } = listening()
  const other = new ProjectStore(new Database('test', watcher))
  await other.save(project())
  const kept = new Map([
    ['terrarium.theme', 'dark'],
    ['other app', '1'],
  ])
  const storage = {
    get length() {
      return kept.size
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    removeItem: (key: string) => kept.delete(key),
  }
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('sessionStorage', storage)
  expect(await eraseEverything(new Database('test'))).toEqual(ok(undefined))
  vi.unstubAllGlobals()
  expect([...kept.keys()]).toEqual(['other app'])
  expect(heard).toEqual(['deleted'])
  expect(await other.load('p')).toMatchObject({ failure: { code: 'projectNotFound' } })
})
