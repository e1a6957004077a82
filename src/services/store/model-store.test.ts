import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { trainedModel } from '../../domain/fixtures/trained-model.ts'
import { Database } from './database.ts'
import { ModelStore } from './model-store.ts'

beforeEach(() => deleteDB('test'))

const open = () => new ModelStore(new Database('test'))
const PLACE = { project: 'p', lineage: 'a', version: 1, kept: true, note: '' }

async function namesIn(store: ModelStore): Promise<string[]> {
  const list = await store.list({ count: 10 })
  return list.ok ? list.value.rows.map(({ name }) => name) : []
}

test('a saved model comes back equal, with its optimiser state', async () => {
  const model = trainedModel()
  expect((await open().save(model, PLACE)).ok).toBe(true)
  expect(await open().load(model.id)).toEqual({ ok: true, value: model })
})

test('the list shows the newest first, page by page, and does not hold weights', async () => {
  const store = open()
  for (const id of ['a', 'b', 'c']) await store.save(trainedModel({ id, name: id }), PLACE)
  const first = await store.list({ count: 2 })
  const after = first.ok ? first.value.next : undefined
  const second = await store.list({ count: 2, ...(after === undefined ? {} : { after }) })
  const names = [first, second].map((page) =>
    page.ok ? page.value.rows.map(({ name }) => name) : [],
  )
  expect(names).toEqual([['c', 'b'], ['a']])
  expect(second.ok && second.value.next).toBe(undefined)
  expect(JSON.stringify(first)).not.toContain('weights')
})

test('renaming changes the list and the loaded model', async () => {
  const store = open()
  await store.save(trainedModel({ id: 'a' }), PLACE)
  await store.rename('a', 'Spring')
  const loaded = await store.load('a')
  expect(loaded.ok && loaded.value.name).toBe('Spring')
  expect(await namesIn(store)).toEqual(['Spring'])
})

test('a model kept under the name of another is its next version; numbers are not given twice', async () => {
  const store = open()
  const place = { ...PLACE, lineage: 'a' }
  await store.save(trainedModel({ id: 'a', name: 'Spring' }), place)
  await store.save(trainedModel({ id: 'b', name: 'Spring' }), { ...place, version: 2 })
  await store.delete('b')
  const target = trainedModel().recipe.target.name
  const next = (name: string, project = 'p') =>
    store.nextVersion({ id: 'c', project, name, target })
  expect(await next('Spring')).toEqual({ ok: true, value: { lineage: 'a', version: 3 } })
  const own = { ok: true, value: { lineage: 'c', version: 1 } }
  expect(await next('Summer')).toEqual(own)
  expect(await next('Spring', 'another')).toEqual(own)
  const versions = await store.versions('a')
  expect(versions.ok && versions.value.map(({ id }) => id)).toEqual(['a'])
  await store.restore('b')
  await store.rename('a', 'Summer')
  const renamed = await store.versions('a')
  expect(renamed.ok && renamed.value.map(({ id, name }) => [id, name])).toEqual([
    ['b', 'Summer'],
    ['a', 'Summer'],
  ])
})

test('a deleted model is in the trash until it is restored or erased', async () => {
  const store = open()
  await store.save(trainedModel({ id: 'a', name: 'mine' }), PLACE)
  await store.delete('a')
  expect(await namesIn(store)).toEqual([])
  await store.restore('a')
  expect(await namesIn(store)).toEqual(['mine'])
  await store.erase('a')
  expect(await store.load('a')).toMatchObject({ ok: false, failure: { code: 'modelNotFound' } })
})

test('models that nobody kept are in no list, and only the newest of them stay', async () => {
  const store = open()
  for (const id of ['a', 'b', 'c']) {
    await store.save(trainedModel({ id }), { ...PLACE, kept: false })
  }
  expect(await namesIn(store)).toEqual([])
  await store.trimUnkept('p', 2)
  const left = await Promise.all(['a', 'b', 'c'].map((id) => store.load(id)))
  expect(left.map(({ ok }) => ok)).toEqual([false, true, true])
})

test('saving again under the same id leaves no array of the old one behind', async () => {
  const store = open()
  const model = trainedModel({ id: 'a' })
  await store.save(model, PLACE)
  const { checkpoint, ...without } = model
  await store.save(without, PLACE)
  const loaded = await store.load('a')
  expect(loaded.ok && loaded.value.checkpoint).toBe(undefined)
})

test('a newest generation that is damaged is answered by the one before', async () => {
  const store = open()
  const model = trainedModel({ id: 'a', threshold: 0.25 })
  await store.save(model, PLACE)
  await store.save({ ...model, threshold: 0.75 }, PLACE)
  await new Database('test').attempt(async (db) => {
    const [key] = (await db.getAllKeys('chunks')).filter(([, generation]) => generation === 2)
    if (key !== undefined) await db.put('chunks', new ArrayBuffer(8), key)
    return { ok: true, value: undefined }
  })
  const formers: number[] = []
  const told = new ModelStore(
    new Database('test', { onFormer: (savedAt) => formers.push(savedAt) }),
  )
  const loaded = await told.load('a')
  expect(loaded.ok && loaded.value.threshold).toBe(0.25)
  expect(formers).toHaveLength(1)
  // What is saved from here on is the newest, and whole.
  await told.save({ ...model, threshold: 0.5 }, PLACE)
  const again = await told.load('a')
  expect(again.ok && again.value.threshold).toBe(0.5)
  expect(formers).toHaveLength(1)
})
