import type { RunRecord } from '../../domain/project/run-record.ts'
import { readStoredRun } from '../../domain/project/run-schema.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import type { Database } from './database.ts'
import { type ListPage, pageOf } from './list-page.ts'
import { placeOf, placesIn, withoutPlace } from './places.ts'
import type { RunRow, Writing } from './tables.ts'
import { reading } from './transactions.ts'

/** Milliseconds of looking through records after which the page gets its turn. */
const TURN_MS = 8

export interface RunQuery {
  project: string
  /** `next` of the page before. */
  after?: IDBValidKey
  count: number
}

/** Runs, and how many more there would be that are damaged. */
interface WholeRuns {
  rows: RunRecord[]
  damaged: number
}

/** The runs of each project. */
export class RunStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Newest first; what is not shown is not read, and a record that is damaged is left out. */
  list({ project, after, count }: RunQuery): Promise<Result<ListPage<RunRecord> & WholeRuns>> {
    return this.#database.attempt(async (db) => {
      const index = reading(db, ['runs']).objectStore('runs').index('project')
      const cursor = await index.openCursor(placesIn(0, [project], after), 'prev')
      const found = await pageOf<RunRow>(cursor, count, () => true)
      return ok({ ...found, ...(await wholeOnes(found.rows)) })
    })
  }

  /** How many a project has, those in the trash left out. */
  count(project: string): Promise<Result<number>> {
    return this.#database.attempt(async (db) => {
      const index = reading(db, ['runs']).objectStore('runs').index('project')
      return ok(await index.count(placesIn(0, [project])))
    })
  }

  /** Writes a run, or replaces the one with the same id. */
  save(run: RunRecord): Promise<Result<undefined>> {
    return this.#database.write(['runs'], 'default', async (tx) => {
      await putRun(tx, run)
      return ok(undefined)
    })
  }

  /** Of all projects, those that have not ended: under way in some tab, or interrupted. The latest first. */
  unfinished(): Promise<Result<RunRecord[]>> {
    return this.#database.attempt(async (db) => {
      const index = reading(db, ['runs']).objectStore('runs').index('status')
      const found = await index.getAll('running')
      const { rows } = await wholeOnes(found.filter(({ deletedAt }) => deletedAt === undefined))
      return ok(rows.toSorted((a, b) => b.startedAt - a.startedAt))
    })
  }

  /** Of the next run of a project, from 1; numbers of deleted ones are not given again. */
  nextNumber(project: string): Promise<Result<number>> {
    return this.#database.attempt(async (db) => {
      const index = reading(db, ['runs']).objectStore('runs').index('project')
      let highest = 0
      for (const state of [0, 2] as const) {
        // The key says the number: no run is read.
        const last = await index.openKeyCursor(placesIn(state, [project]), 'prev')
        if (last !== null) highest = Math.max(highest, last.key[1][1])
      }
      return ok(highest + 1)
    })
  }

  setNote(id: string, note: string): Promise<Result<undefined>> {
    return this.#change(id, (run) => ({ ...run, note }))
  }

  delete(id: string): Promise<Result<undefined>> {
    const deletedAt = Date.now()
    return this.#change(id, (run) => ({ ...run, deletedAt, place: [2, run.number] }))
  }

  restore(id: string): Promise<Result<undefined>> {
    return this.#change(id, ({ deletedAt: _, ...run }) => ({ ...run, place: [0, run.number] }))
  }

  #change(id: string, change: (run: RunRow) => RunRow): Promise<Result<undefined>> {
    return this.#database.write(['runs'], 'strict', async (tx) => {
      const run = await tx.objectStore('runs').get(id)
      if (run === undefined) return fail('runNotFound', { id })
      await tx.objectStore('runs').put(change(run))
      return ok(undefined)
    })
  }
}

/** Writes a run within a transaction, or replaces the one with the same id. */
export async function putRun(tx: Writing, run: RunRecord): Promise<void> {
  // The note is the person's: it may have been written while the run went on.
  const { note } = (await tx.objectStore('runs').get(run.id)) ?? run
  await tx.objectStore('runs').put({ ...run, note, place: placeOf(run, run.number) })
}

async function wholeOnes(found: readonly RunRow[]): Promise<WholeRuns> {
  const rows: RunRecord[] = []
  let since = performance.now()
  for (const row of found) {
    if (performance.now() - since > TURN_MS) {
      await new Promise((resolve) => setTimeout(resolve))
      since = performance.now()
    }
    const read = readStoredRun(withoutPlace(row))
    if (read.ok) rows.push(read.value)
  }
  return { rows, damaged: found.length - rows.length }
}
