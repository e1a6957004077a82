import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { trainedModel } from '../../domain/fixtures/trained-model.ts'
import { madeRun } from '../../domain/project/fixtures/made-run.ts'
import type { ProjectContent } from '../../protocol/archive-api.ts'
import { BrowserStore } from './browser-store.ts'
import { Database } from './database.ts'
import { contentOf, FAULTS, withFailingCall } from './fixtures/failing-calls.ts'
import { ownerOf } from './owners.ts'
import { collectProject, storeProject } from './project-archive.ts'
import { emptyTrash } from './trash.ts'

beforeEach(() => deleteDB('terrarium'))

const model = trainedModel()
const content: ProjectContent = {
  kind: 'project',
  project: {
    terrarium: 1,
    ...{ id: 'p', name: 'Sales', note: 'mine', createdAt: 1, changedAt: 2, reading: {} },
    keepsData: true,
    model: model.id,
  },
  runs: [],
  models: [{ model, place: { lineage: model.id, version: 1, kept: true, note: 'best' } }],
  data: { name: 'sales.csv', blob: new Blob(['a,b\n1,2\n']) },
}

test('a project that comes from a file is a new one with everything in it', async () => {
  const store = new BrowserStore()
  const id = await storeProject(store, content, 'Sales 2')
  const again = await storeProject(store, content, 'Sales 3')
  if (!id.ok || !again.ok) throw new Error('not stored')
  const back = await collectProject(store, id.value)
  if (!back.ok) throw new Error(back.failure.code)
  const { project, models, data } = back.value.content
  expect(project).toMatchObject({ id: id.value, name: 'Sales 2', note: 'mine', keepsData: true })
  expect(models).toHaveLength(1)
  expect(models[0]?.model).toEqual({ ...model, id: project.model })
  expect(models[0]?.place).toEqual({ lineage: project.model, version: 1, kept: true, note: 'best' })
  expect(await data?.blob.text()).toBe('a,b\n1,2\n')
  const list = await store.projects.list({ count: 9 })
  expect(list.ok && list.value.rows.map(({ name }) => name).toSorted()).toEqual([
    'Sales 2',
    'Sales 3',
  ])
})

test('the model that was on screen last goes along, though nobody kept it; those of other runs do not', async () => {
  const store = new BrowserStore()
  const id = await storeProject(store, { ...content, models: [] }, 'Sales 6')
  const project = id.ok ? await store.projects.load(id.value) : id
  if (!project.ok) throw new Error('not stored')
  const place = { project: project.value.id, version: 1, kept: false, note: '' }
  for (const own of ['shown', 'other'])
    await store.models.save({ ...model, id: own }, { ...place, lineage: own })
  await store.projects.save({ ...project.value, model: 'shown' }, 'again')
  const collected = await collectProject(store, project.value.id)
  if (!collected.ok) throw new Error(collected.failure.code)
  expect(collected.value.content.models.map((each) => [each.model.id, each.place.kept])).toEqual([
    ['shown', false],
  ])

  const back = await storeProject(store, collected.value.content, 'Sales 7')
  const again = back.ok ? await store.projects.load(back.value) : back
  const shown = again.ok ? await store.models.load(again.value.model ?? '') : again
  expect(shown.ok && shown.value.report).toEqual(model.report)
  const kept = await store.models.list({ count: 9 })
  expect(kept.ok && kept.value.rows).toEqual([])
})

test('rows that are kept but damaged do not go along, and it is known why', async () => {
  const store = new BrowserStore()
  const id = await storeProject(store, content, 'Sales 4')
  if (!id.ok) throw new Error('not stored')
  await new Database('terrarium').write(['chunks'], 'default', async (tx) => {
    const ofRows = IDBKeyRange.bound([ownerOf.data(id.value)], [ownerOf.data(id.value), []])
    await tx.objectStore('chunks').delete(ofRows)
    return { ok: true, value: undefined }
  })
  const collected = await collectProject(store, id.value)
  expect(collected).toMatchObject({
    value: {
      content: { models: [{ place: { note: 'best' } }] },
      rowsFailure: { code: 'rowsDamaged' },
    },
  })
  expect(collected).not.toHaveProperty('value.content.data')
})

test('runs that a file will not hold are counted: damaged, unfinished, and the oldest of too many', async () => {
  const store = new BrowserStore()
  const id = await storeProject(store, content, 'Sales 5')
  if (!id.ok) throw new Error('not stored')
  const project = id.value
  for (let n = 1; n <= 6; n++) {
    await store.runs.save(madeRun(n, { project, status: n === 5 ? 'running' : 'finished' }))
  }
  await new Database('terrarium').write(['runs'], 'default', async (tx) => {
    const row = await tx.objectStore('runs').get('run-4')
    if (row) await tx.objectStore('runs').put({ ...row, seconds: Number.NaN })
    return { ok: true, value: undefined }
  })
  const collected = async (most?: number) => {
    const found = await collectProject(store, project, most)
    if (!found.ok) throw new Error(found.failure.code)
    return { ...found.value.omitted, runs: found.value.content.runs.map(({ number }) => number) }
  }
  expect(await collected()).toEqual({ damaged: 1, older: 0, unfinished: 1, runs: [6, 3, 2, 1] })
  expect(await collected(4)).toEqual({ damaged: 1, older: 2, unfinished: 1, runs: [6, 3] })
})

test('a project whose tab died while it arrived is in no list and no trash, and is erased after an hour', async () => {
  const store = new BrowserStore()
  await store.projects.save({ ...content.project, changedAt: Date.now() }, 'arriving')
  const rows = async (deleted: boolean) => {
    const list = await store.projects.list({ deleted, count: 9 })
    return list.ok ? list.value.rows : undefined
  }
  expect([await rows(false), await rows(true)]).toEqual([[], []])
  await emptyTrash(store.database)
  expect((await store.projects.load('p')).ok).toBe(true)
  await emptyTrash(store.database, Date.now() + 61 * 60_000)
  expect((await store.projects.load('p')).ok).toBe(false)
})

test('a project from a file is in no list before all of it is stored', async () => {
  const store = new BrowserStore()
  const state = { isStored: false }
  const storing = storeProject(store, content, 'Sales 5').then(() => {
    state.isStored = true
  })
  const shown: number[] = []
  /** Of the list of all models. */
  const early: unknown[] = []
  let looks = 0
  while (!state.isStored) {
    const list = await store.projects.list({ count: 9 })
    if (list.ok) shown.push(...list.value.rows.map(({ models }) => models))
    const models = await store.models.list({ count: 9 })
    const projects = await store.projects.count()
    if (models.ok && projects.ok && projects.value === 0) early.push(...models.value.rows)
    looks += 1
  }
  await storing
  expect(looks).toBeGreaterThan(3)
  expect(shown.filter((models) => models === 0)).toEqual([])
  expect(early).toEqual([])
  const list = await store.projects.list({ count: 9 })
  expect(list.ok && list.value.rows.map(({ name }) => name)).toEqual(['Sales 5'])
})

test.each(FAULTS)(
  'whatever call of storing a project from a file %s, half of it is nowhere, and it works the next time',
  async (fault) => {
    let failures = 0
    for (let at = 1; ; at++) {
      await deleteDB('terrarium')
      const store = new BrowserStore()
      await store.projects.save({ ...content.project, id: 'other', keepsData: false })
      const before = await contentOf('terrarium')
      const storing = () => storeProject(store, content, 'Sales 6')
      const { value, hasFailed } = await withFailingCall(at, fault, storing)
      if (!hasFailed) {
        expect(value.ok).toBe(true)
        await store.database.close()
        break
      }
      failures += 1
      if (value.ok) throw new Error(`call ${at} was not missed`)
      expect(value.failure.code).toMatch(/^storage/)
      expect(await contentOf('terrarium'), `call ${at}`).toEqual(before)
      expect((await storing()).ok).toBe(true)
      await store.database.close()
    }
    expect(failures).toBeGreaterThan(9)
  },
)
