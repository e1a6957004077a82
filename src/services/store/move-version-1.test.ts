import 'fake-indexeddb/auto'
import { deleteDB, openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { trainedModel } from '../../domain/fixtures/trained-model.ts'
import { writeModel } from '../../domain/model-schema.ts'
import { sha256 } from '../../domain/sha256.ts'
import type { TrainedModel } from '../../domain/trained-model.ts'
import { Database } from './database.ts'
import { ModelStore } from './model-store.ts'
import { MOVED_PROJECT } from './move-version-1.ts'
import { ProjectStore } from './project-store.ts'

beforeEach(() => deleteDB('test'))

/** Writes a database as the app did before there were projects. */
async function writeVersion1(models: readonly TrainedModel[]): Promise<void> {
  const db = await openDB('test', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('summaries', { keyPath: 'id' })
      fresh.createObjectStore('manifests', { keyPath: 'id' })
      fresh.createObjectStore('arrays')
    },
  })
  for (const model of models) {
    const { id, name, createdAt } = model
    const { document, arrays } = writeModel(model)
    const entries = []
    for (const [array, numbers] of arrays) {
      entries.push({ name: array, sha256: await sha256(new Uint8Array(numbers.buffer)) })
      await db.put('arrays', numbers.slice().buffer, [id, array])
    }
    await db.put('manifests', { id, document, arrays: entries })
    const rest = { target: 'sales', task: 'regression', file: 'sales.csv', score: 1, bestEpoch: 1 }
    await db.put('summaries', { id, name, createdAt, savedAt: 5, ...rest, curve: [0.5], bytes: 99 })
  }
  db.close()
}

test('models kept before there were projects are all there, bit by bit, in a project of their own', async () => {
  const models = [
    trainedModel({ id: 'a', name: 'first' }),
    trainedModel({ id: 'b', name: 'second' }),
  ]
  await writeVersion1(models)
  const database = new Database('test')
  const store = new ModelStore(database)
  for (const model of models) {
    expect(await store.load(model.id)).toEqual({ ok: true, value: model })
  }
  const list = await store.list({ project: MOVED_PROJECT, count: 10 })
  expect(list.ok && list.value.rows.map(({ name }) => name)).toEqual(['second', 'first'])
  const projects = await new ProjectStore(database).list({ count: 10 })
  expect(projects.ok && projects.value.rows).toMatchObject([{ id: MOVED_PROJECT, models: 2 }])
  expect((await new ProjectStore(database).load(MOVED_PROJECT)).ok).toBe(true)
  await database.close()
})

test('a database of version 1 without a model becomes an empty one', async () => {
  await writeVersion1([])
  const database = new Database('test')
  const projects = await new ProjectStore(database).list({ count: 10 })
  expect(projects.ok && projects.value.rows).toEqual([])
  await database.close()
})
