import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { beforeEach, describe, expect, test } from 'vitest'
import { project } from '../../domain/fixtures/project.ts'
import { trainedModel } from '../../domain/fixtures/trained-model.ts'
import { madeRun } from '../../domain/project/fixtures/made-run.ts'
import { abandonedRun } from '../../domain/project/run-record.ts'
import type { Result } from '../../domain/result.ts'
import { CheckpointStore } from './checkpoint-store.ts'
import { DataStore } from './data-store.ts'
import { Database } from './database.ts'
import { contentOf, FAULTS, withFailingCall } from './fixtures/failing-calls.ts'
import { ModelStore } from './model-store.ts'
import { ProjectStore } from './project-store.ts'
import { RunStore } from './run-store.ts'
import { emptyTrash } from './trash.ts'

beforeEach(() => deleteDB('test'))

const PLACE = { project: 'p', lineage: 'a', version: 1, kept: true, note: '' }
const content = (epoch: number) => ({
  document: { epoch },
  arrays: new Map([['weights', new Uint8Array(100).fill(epoch)]]),
})
/** A run after so many epochs. */
const under = (epochs: number) => madeRun(2, { project: 'p', status: 'running', epochs })

/** A project with two generations of everything. */
async function fill(database: Database): Promise<void> {
  for (const epoch of [1, 2]) {
    await new ProjectStore(database).save(project({ id: 'p', changedAt: epoch }))
    await new ModelStore(database).save(trainedModel({ id: 'a' }), PLACE)
    await new CheckpointStore(database).save(under(epoch), content(epoch))
  }
  await new DataStore(database).keep('p', { name: 'a.csv', blob: new Blob(['a\n1\n']) })
  await new RunStore(database).save(madeRun(1, { project: 'p' }))
  await new ProjectStore(database).save(project({ id: 'q' }))
  await new ProjectStore(database).delete('q')
}

type Operation = (database: Database) => Promise<Result<unknown>>

const OPERATIONS: Record<string, Operation> = {
  'saving a project': (database) =>
    new ProjectStore(database).save(project({ id: 'p', changedAt: 9 })),
  'saving a model': (database) => new ModelStore(database).save(trainedModel({ id: 'a' }), PLACE),
  'saving a checkpoint': (database) => new CheckpointStore(database).save(under(3), content(3)),
  'ending a run': (database) => new CheckpointStore(database).close(abandonedRun(under(2))),
  'keeping rows': (database) =>
    new DataStore(database).keep('p', { name: 'b.csv', blob: new Blob(['b\n2\n']) }),
  'copying a project': (database) => new ProjectStore(database).duplicate('p', 'copy'),
  'erasing a project': (database) => new ProjectStore(database).erase('p'),
  'erasing a model': (database) => new ModelStore(database).erase('a'),
  'dropping rows': (database) => new DataStore(database).drop('p'),
  'renaming a project': (database) => new ProjectStore(database).rename('p', 'other'),
  'deleting a project': (database) => new ProjectStore(database).delete('p'),
  'restoring a project': (database) => new ProjectStore(database).restore('p'),
  'renaming a model': (database) => new ModelStore(database).rename('a', 'other'),
  'noting a model': (database) => new ModelStore(database).setNote('a', 'other'),
  'deleting a model': (database) => new ModelStore(database).delete('a'),
  'restoring a model': (database) => new ModelStore(database).restore('a'),
  'saving a run': (database) =>
    new RunStore(database).save(madeRun(1, { project: 'p', note: 'n' })),
  'noting a run': (database) => new RunStore(database).setNote('run-1', 'other'),
  'deleting a run': (database) => new RunStore(database).delete('run-1'),
  'restoring a run': (database) => new RunStore(database).restore('run-1'),
  'emptying the trash': (database) => emptyTrash(database, Date.now() + 31 * 86_400_000),
}

describe.each(Object.entries(OPERATIONS))('%s', (_name, operation) => {
  test.each(FAULTS)(
    'whatever call of it %s, what was there is there still, and it works the next time',
    async (fault) => {
      let failures = 0
      for (let at = 1; ; at++) {
        await deleteDB('test')
        const database = new Database('test')
        await fill(database)
        const before = await contentOf('test')
        const { value, hasFailed } = await withFailingCall(at, fault, () => operation(database))
        if (!hasFailed) {
          expect(value.ok).toBe(true)
          await database.close()
          break
        }
        failures += 1
        expect(value).toMatchObject({
          ok: false,
          failure: { code: fault === 'full' ? 'storageFull' : 'storageBlocked' },
        })
        expect(await contentOf('test'), `call ${at}`).toEqual(before)
        expect((await operation(database)).ok).toBe(true)
        await database.close()
      }
      expect(failures).toBeGreaterThan(1)
    },
  )
})

const READS: Record<string, Operation> = {
  'opening a project': (database) => new ProjectStore(database).load('p'),
  'opening a model': (database) => new ModelStore(database).load('a'),
  'reading a checkpoint': (database) => new CheckpointStore(database).load('run-2'),
  'opening the rows': (database) => new DataStore(database).load('p'),
  'listing projects': (database) => new ProjectStore(database).list({ count: 9 }),
  'listing models': (database) => new ModelStore(database).list({ count: 9 }),
  'listing runs': (database) => new RunStore(database).list({ project: 'p', count: 9 }),
  'looking for interrupted runs': (database) => new RunStore(database).unfinished(),
}

/** What is read takes no room. */
const READ_FAULTS = FAULTS.filter((fault) => fault !== 'full')

describe.each(Object.entries(READS))('%s', (_name, operation) => {
  test.each(READ_FAULTS)(
    'whatever call of it %s, it is told or what was saved before is read, and nothing is changed',
    async (fault) => {
      const formers: number[] = []
      const onFormer = (savedAt: number) => formers.push(savedAt)
      const database = new Database('test', { onFormer })
      await fill(database)
      const before = await contentOf('test')
      const whole = await operation(database)
      let failures = 0
      for (let at = 1; ; at++) {
        const { value, hasFailed } = await withFailingCall(at, fault, () => operation(database))
        if (!hasFailed) break
        failures += 1
        if (!value.ok) expect(value.failure.code).toBe('storageBlocked')
        else if (formers.length === 0) expect(value, `call ${at}`).toEqual(whole)
        formers.length = 0
        expect(await contentOf('test'), `call ${at}`).toEqual(before)
        expect(await operation(database)).toEqual(whole)
      }
      expect(failures).toBeGreaterThan(0)
      await database.close()
    },
  )
})
