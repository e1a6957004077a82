import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { project } from '../../domain/fixtures/project.ts'
import { trainedModel } from '../../domain/fixtures/trained-model.ts'
import { madeRun } from '../../domain/project/fixtures/made-run.ts'
import { abandonedRun } from '../../domain/project/run-record.ts'
import { CheckpointStore } from './checkpoint-store.ts'
import { Database } from './database.ts'
import { DataStore } from './data-store.ts'
import { ModelStore } from './model-store.ts'
import { ProjectStore } from './project-store.ts'
import type { Writing } from './tables.ts'
import { emptyTrash } from './trash.ts'

beforeEach(() => deleteDB('test'))

async function listed(store: ProjectStore, search?: string) {
  const list = await store.list({ count: 10, ...(search === undefined ? {} : { search }) })
  return list.ok ? list.value.rows : []
}

test('a project comes back as it was saved, and the list has it by what changed last', async () => {
  const store = new ProjectStore(new Database('test'))
  await store.save(project())
  const table = { name: 'orders.xlsx', bytes: 10, rows: 3, columns: 2 }
  await store.save(project({ id: 'q', name: 'orders', changedAt: 3, table }))
  expect(await store.load('p')).toEqual({ ok: true, value: project() })
  expect((await listed(store)).map(({ name }) => name)).toEqual(['orders', 'customers'])
  expect((await listed(store, 'CHURN cust')).map(({ name }) => name)).toEqual(['customers'])
  await store.save(project({ changedAt: 4 }))
  expect((await listed(store)).map(({ name }) => name)).toEqual(['customers', 'orders'])
})

test('what a project takes is booked, and nothing of it is left once it is erased', async () => {
  const database = new Database('test')
  const projects = new ProjectStore(database)
  const models = new ModelStore(database)
  await projects.save(project())
  const place = { project: 'p', lineage: 'a', version: 1, kept: true, note: '' }
  await models.save(trainedModel({ id: 'a' }), place)
  const rows = new Blob(['a;b\n1;2\n'])
  await new DataStore(database).keep('p', { name: 'customers.csv', blob: rows })
  const [before] = await listed(projects)
  expect(before).toMatchObject({ models: 1, runs: 0 })
  const content = { document: { epoch: 3 }, arrays: new Map([['weights', new Uint8Array(100)]]) }
  const run = madeRun(1, { project: 'p', status: 'running' })
  await new CheckpointStore(database).save(run, content)
  expect((await listed(projects))[0]?.bytes).toBeGreaterThan((before?.bytes ?? 0) + 100)
  await new CheckpointStore(database).close(abandonedRun(run))
  expect((await listed(projects))[0]?.bytes).toBe(before?.bytes)
  await projects.erase('p')
  const left = await database.attempt(async (db) => {
    const counts = [...db.objectStoreNames].map((name) => db.count(name))
    return { ok: true, value: await Promise.all(counts) }
  })
  expect(left).toEqual({ ok: true, value: [0, 0, 0, 0, 0, 0] })
})

test('kept rows come back byte by byte, with the name of their file', async () => {
  const store = new DataStore(new Database('test'))
  const bytes = Uint8Array.from({ length: 20_000_000 }, (_, i) => i % 251)
  await store.keep('p', { name: 'big.csv', blob: new Blob([bytes]) })
  const loaded = await store.load('p')
  expect(loaded.ok && loaded.value.name).toBe('big.csv')
  const back = loaded.ok ? new Uint8Array(await loaded.value.blob.arrayBuffer()) : undefined
  expect(back !== undefined && Buffer.compare(back, bytes)).toBe(0)
  await store.drop('p')
  expect(await store.load('p')).toMatchObject({ failure: { code: 'dataNotKept' } })
})

test('kept rows that are not those that were written are refused, whatever changed in them', async () => {
  const database = new Database('test')
  const store = new DataStore(database)
  const damages: ((tx: Writing) => Promise<unknown>)[] = [
    async (tx) => {
      const [key] = await tx.objectStore('chunks').getAllKeys()
      return key && tx.objectStore('chunks').put(new Blob(['a\n2\n']), key)
    },
    (tx) => tx.objectStore('chunks').clear(),
    async (tx) => {
      const [manifest] = await tx.objectStore('generations').getAll()
      return manifest && tx.objectStore('generations').put({ ...manifest, document: '{"name":1' })
    },
    (tx) => tx.objectStore('generations').clear(),
  ]
  for (const damage of damages) {
    await store.keep('p', { name: 'a.csv', blob: new Blob(['a\n1\n']) })
    expect((await store.load('p')).ok).toBe(true)
    await database.write(['generations', 'chunks'], 'default', async (tx) => {
      await damage(tx)
      return { ok: true, value: undefined }
    })
    expect(await store.load('p')).toMatchObject({ failure: { code: 'rowsDamaged' } })
  }
})

test('a file that was moved while it is kept costs nothing of what was kept before', async () => {
  class LostBlob extends Blob {
    override slice(): Blob {
      return new LostBlob()
    }
    override arrayBuffer(): Promise<ArrayBuffer> {
      return Promise.reject(new DOMException('The file was moved.', 'NotReadableError'))
    }
  }
  const store = new DataStore(new Database('test'))
  await store.keep('p', { name: 'a.csv', blob: new Blob(['a\n1\n']) })
  expect(await store.keep('p', { name: 'b.csv', blob: new LostBlob(['b\n']) })).toMatchObject({
    failure: { code: 'unreadableFile', details: { name: 'b.csv' } },
  })
  const loaded = await store.load('p')
  expect(loaded.ok && (await loaded.value.blob.text())).toBe('a\n1\n')
})

test('what was deleted leaves the lists, can be restored, and is erased after 30 days', async () => {
  const database = new Database('test')
  const [store, models] = [new ProjectStore(database), new ModelStore(database)]
  await store.save(project())
  await store.save(project({ id: 'q' }))
  const place = { project: 'q', lineage: 'a', version: 1, kept: true, note: '' }
  await models.save(trainedModel({ id: 'a' }), place)
  await store.delete('p')
  expect(await listed(store)).toMatchObject([{ id: 'q' }])
  await store.restore('p')
  expect(await listed(store)).toHaveLength(2)
  await store.delete('p')
  await models.delete('a')
  const day = 24 * 60 * 60 * 1000
  await emptyTrash(database, Date.now() + 29 * day)
  expect([(await store.load('p')).ok, (await models.load('a')).ok]).toEqual([true, true])
  await emptyTrash(database, Date.now() + 31 * day)
  expect(await store.load('p')).toMatchObject({ failure: { code: 'projectNotFound' } })
  expect(await models.load('a')).toMatchObject({ failure: { code: 'modelNotFound' } })
  expect((await store.load('q')).ok).toBe(true)
})

test('what was deleted or erased elsewhere does not come back by being written again, but when it is wanted anew', async () => {
  const store = new ProjectStore(new Database('test'))
  const gone = { failure: { code: 'projectNotFound' } }
  expect(await store.save(project(), 'again')).toMatchObject(gone)
  await store.save(project())
  expect((await store.save(project({ note: 'b' }), 'again')).ok).toBe(true)
  await store.delete('p')
  expect(await store.save(project({ note: 'c' }), 'again')).toMatchObject(gone)
  expect(await listed(store)).toEqual([])
  expect(await store.load('p')).toMatchObject({ value: { note: 'b' } })
  await store.save(project({ note: 'c' }), 'new')
  expect(await listed(store)).toMatchObject([{ id: 'p' }])
})

test('a project of a newer version is refused, not read', async () => {
  const database = new Database('test')
  const store = new ProjectStore(database)
  await store.save({ ...project(), terrarium: 2 as 1 })
  expect(await store.load('p')).toMatchObject({ failure: { code: 'newerVersion' } })
})

test('a copy holds models, runs and rows of its own: erasing the first leaves it whole', async () => {
  const database = new Database('test')
  const projects = new ProjectStore(database)
  const models = new ModelStore(database)
  await projects.save(project({ model: 'a', keepsData: true }))
  const model = trainedModel({ id: 'a', name: 'mine' })
  await models.save(model, { project: 'p', lineage: 'a', version: 1, kept: true, note: 'best' })
  await new DataStore(database).keep('p', { name: 'customers.csv', blob: new Blob(['a;b\n']) })
  const copied = await projects.duplicate('p', 'customers 2')
  const copy = copied.ok ? copied.value : ''
  await projects.erase('p')

  expect(await listed(projects)).toMatchObject([{ id: copy, name: 'customers 2', models: 1 }])
  const loaded = await projects.load(copy)
  const id = loaded.ok ? (loaded.value.model ?? '') : ''
  expect(loaded.ok && loaded.value.experiment).toEqual(project().experiment)
  const summary = await models.summary(id)
  expect(summary.ok && summary.value).toMatchObject({ project: copy, lineage: id, note: 'best' })
  expect(await models.load(id)).toEqual({ ok: true, value: { ...model, id } })
  const rows = await new DataStore(database).load(copy)
  expect(rows.ok && (await rows.value.blob.text())).toBe('a;b\n')
})

test('a copy of what is damaged is what opens of it: the generation before', async () => {
  const database = new Database('test')
  const projects = new ProjectStore(database)
  const models = new ModelStore(database)
  const place = { project: 'p', lineage: 'a', version: 1, kept: true, note: '' }
  await projects.save(project({ note: 'first', model: 'a' }))
  await projects.save(project({ note: 'second', model: 'a' }))
  await models.save(trainedModel({ id: 'a', threshold: 0.25 }), place)
  await models.save(trainedModel({ id: 'a', threshold: 0.75 }), place)
  await database.write(['generations', 'chunks'], 'default', async (tx) => {
    const manifest = await tx.objectStore('generations').get(['project:p', 2])
    if (manifest) await tx.objectStore('generations').put({ ...manifest, document: '{"note"' })
    for (const key of await tx.objectStore('chunks').getAllKeys())
      if (key[1] === 2) await tx.objectStore('chunks').delete(key)
    return { ok: true, value: undefined }
  })
  const copied = await projects.duplicate('p', 'customers 2')
  const copy = await projects.load(copied.ok ? copied.value : '')
  expect(copy.ok && copy.value.note).toBe('first')
  const model = await models.load((copy.ok && copy.value.model) || '')
  expect(model.ok && model.value.threshold).toBe(0.25)
})

test('a project of which nothing is whole is not copied', async () => {
  const database = new Database('test')
  const projects = new ProjectStore(database)
  await projects.save(project())
  await database.write(['generations'], 'default', async (tx) => {
    const manifest = await tx.objectStore('generations').get(['project:p', 1])
    if (manifest) await tx.objectStore('generations').put({ ...manifest, document: '{}' })
    return { ok: true, value: undefined }
  })
  expect((await projects.duplicate('p', 'customers 2')).ok).toBe(false)
  expect(await listed(projects)).toHaveLength(1)
})
