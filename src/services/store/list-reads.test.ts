import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { expect, test } from 'vitest'
import { project } from '../../domain/fixtures/project.ts'
import { madeRun } from '../../domain/project/fixtures/made-run.ts'
import { trainedModel } from '../../domain/fixtures/trained-model.ts'
import { DataStore } from './data-store.ts'
import { Database } from './database.ts'
import { countReads } from './fixtures/failing-calls.ts'
import { ModelStore } from './model-store.ts'
import { ProjectStore } from './project-store.ts'
import { RunStore } from './run-store.ts'

const PLACE = { project: 'p0', lineage: 'a', version: 1, kept: true, note: '' }

/** Rows and pieces that are read to show the first page of each list, with so many projects, models and runs. */
async function readsForFirstPages(count: number): Promise<number> {
  await deleteDB('test')
  const database = new Database('test')
  const projects = new ProjectStore(database)
  const models = new ModelStore(database)
  const runs = new RunStore(database)
  await projects.save(project({ id: 'p0' }))
  await new DataStore(database).keep('p0', { name: 'a.csv', blob: new Blob(['a'.repeat(1e6)]) })
  await models.save(trainedModel({ id: 'm0' }), PLACE)
  await database.write(['projects', 'models'], 'default', async (tx) => {
    const [row] = await tx.objectStore('projects').getAll()
    const [model] = await tx.objectStore('models').getAll()
    for (let i = 1; i < count; i++) {
      if (row) await tx.objectStore('projects').put({ ...row, id: `p${i}` })
      if (model) await tx.objectStore('models').put({ ...model, id: `m${i}` })
    }
    return { ok: true, value: undefined }
  })
  for (let i = 1; i <= count; i++) await runs.save(madeRun(i, { project: 'p0' }))
  const reads = await countReads(async () => {
    await projects.list({ count: 10 })
    await models.list({ count: 10 })
    await models.list({ count: 10, project: 'p0' })
    await projects.count()
    await models.ids(true)
    await runs.list({ project: 'p0', count: 10 })
    await runs.count('p0')
  })
  await database.close()
  return reads
}

test('the first page of each list reads what it shows, however much is kept', async () => {
  const few = await readsForFirstPages(10)
  const many = await readsForFirstPages(1000)
  expect(many / few).toBeLessThan(1.5)
})
