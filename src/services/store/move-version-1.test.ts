import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { trainedModel } from '../../domain/fixtures/trained-model.ts'
import { Database } from './database.ts'
import { contentOf, FAULTS, withFailingCall } from './fixtures/failing-calls.ts'
import { writeVersion1 } from './fixtures/version-1.ts'
import { ModelStore } from './model-store.ts'
import { MOVED_PROJECT } from './move-version-1.ts'
import { ProjectStore } from './project-store.ts'

beforeEach(() => deleteDB('test'))

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

test.each(FAULTS)(
  'if any call of the move %s, version 1 is there as it was, and moves the next time',
  async (fault) => {
    const model = trainedModel({ id: 'a' })
    for (let at = 1; ; at++) {
      await deleteDB('test')
      await writeVersion1([model])
      const before = await contentOf('test')
      const database = new Database('test')
      const store = new ModelStore(database)
      const { value, hasFailed } = await withFailingCall(at, fault, () => store.load('a'))
      // The move itself is over once the model is looked for.
      if (!hasFailed || (await versionNow()) === 2) {
        expect(at).toBeGreaterThan(10)
        await database.close()
        return
      }
      const code = fault === 'full' ? 'storageFull' : 'storageBlocked'
      expect(value).toMatchObject({ ok: false, failure: { code } })
      expect(await contentOf('test'), `call ${at}`).toEqual(before)
      expect(await store.load('a')).toEqual({ ok: true, value: model })
      await database.close()
    }
  },
)

async function versionNow(): Promise<number | undefined> {
  const databases = await indexedDB.databases()
  return databases.find(({ name }) => name === 'test')?.version
}
