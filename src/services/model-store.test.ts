import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { trainedModel } from '../domain/fixtures/trained-model.ts'
import { ModelStore } from './model-store.ts'

beforeEach(() => deleteDB('test'))

test('a saved model comes back equal, with its optimiser state', async () => {
  const model = trainedModel()
  const store = new ModelStore('test')
  expect((await store.save(model)).ok).toBe(true)
  const loaded = await new ModelStore('test').load(model.id)
  expect(loaded).toEqual({ ok: true, value: model })
})

test('the list shows the newest first and does not hold weights', async () => {
  const store = new ModelStore('test')
  await store.save(trainedModel({ id: 'a', name: 'first' }))
  await store.save(trainedModel({ id: 'b', name: 'second' }))
  const list = await store.list()
  const names = list.ok ? list.value.map(({ name }) => name).sort() : []
  expect(names).toEqual(['first', 'second'])
  expect(JSON.stringify(list)).not.toContain('weights')
})

test('renaming changes the list and the loaded model', async () => {
  const store = new ModelStore('test')
  await store.save(trainedModel({ id: 'a' }))
  await store.rename('a', 'Spring')
  const loaded = await store.load('a')
  expect(loaded.ok && loaded.value.name).toBe('Spring')
})

test('a deleted model is gone with all its arrays', async () => {
  const store = new ModelStore('test')
  await store.save(trainedModel({ id: 'a' }))
  await store.delete('a')
  expect(await store.load('a')).toMatchObject({ ok: false, failure: { code: 'modelNotFound' } })
  expect(await store.list()).toEqual({ ok: true, value: [] })
})

test('saving again under the same id leaves no array of the old one behind', async () => {
  const store = new ModelStore('test')
  const model = trainedModel({ id: 'a' })
  await store.save(model)
  const { checkpoint, ...without } = model
  await store.save(without)
  const loaded = await store.load('a')
  expect(loaded.ok && loaded.value.checkpoint).toBe(undefined)
})
