import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { failure } from '../../domain/failure.ts'
import { madeRun } from '../../domain/project/fixtures/made-run.ts'
import { Database } from './database.ts'
import { RunStore } from './run-store.ts'

beforeEach(() => deleteDB('test'))

/** What storage or other hands may have made of a record that is still found in its project. */
const DAMAGES: object[] = [
  { history: undefined },
  { history: [{ epoch: 1, trainLoss: NaN, validationLoss: 1, seconds: 0 }] },
  { history: 'x' },
  { experiment: { terrarium: 1 } },
  { experiment: undefined },
  { status: 'other' },
  { stopped: 'other' },
  { engine: 'wasm' },
  { evaluation: { task: 'binary' } },
  { note: 7 },
  { number: '1' },
  { rows: null },
  { extra: 1 },
]

test.each(DAMAGES)('a run that is damaged by %o is left out and counted', async (damage) => {
  const database = new Database('test')
  const store = new RunStore(database)
  const whole = madeRun(1, { project: 'p' })
  await store.save(whole)
  await store.save(madeRun(2, { project: 'p' }))
  await database.write(['runs'], 'default', async (tx) => {
    const row = await tx.objectStore('runs').get('run-2')
    if (row) await tx.objectStore('runs').put({ ...row, ...damage })
    return { ok: true, value: undefined }
  })
  expect(await store.list({ project: 'p', count: 9 })).toEqual({
    ok: true,
    value: { rows: [whole], damaged: 1 },
  })
  // Its number is not given again, and it can be deleted like the others.
  expect(await store.nextNumber('p')).toEqual({ ok: true, value: 3 })
  expect((await store.delete('run-2')).ok).toBe(true)
  expect(await store.list({ project: 'p', count: 9 })).toMatchObject({ value: { damaged: 0 } })
})

test('runs of every ending are read as they were written', async () => {
  const store = new RunStore(new Database('test'))
  const { evaluation: _, stopped: _stopped, ...begun } = madeRun(1, { status: 'running' })
  const failed = { ...begun, id: 'failed', number: 2, status: 'failed' as const }
  const runs = [
    madeRun(4, { model: 'model-1', weightsSha256: 'a'.repeat(64), stopped: 'diverged' }),
    madeRun(3, { note: '记' }),
    { ...failed, failure: failure('interrupted', { epochs: 3 }) },
    begun,
  ]
  for (const run of runs) await store.save(run)
  expect(await store.list({ project: 'project', count: 9 })).toEqual({
    ok: true,
    value: { rows: runs, damaged: 0 },
  })
  expect(await store.unfinished()).toEqual({ ok: true, value: [begun] })
})
