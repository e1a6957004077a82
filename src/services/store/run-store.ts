import type { RunRecord } from '../../domain/project/run-record.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import type { Database } from './database.ts'
import { placeOf, placesIn, placesOf, withoutPlace } from './places.ts'
import type { RunRow } from './tables.ts'

/** The runs of each project. */
export class RunStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Newest first. */
  list(project: string, { deleted = false } = {}): Promise<Result<RunRecord[]>> {
    return this.#database.attempt(async (db) => {
      const range = placesIn(deleted ? 2 : 0, [project])
      const rows = await db.getAllFromIndex('runs', 'project', range)
      return ok(rows.map(withoutPlace).reverse())
    })
  }

  /** Writes a run, or replaces the one with the same id. */
  save(run: RunRecord): Promise<Result<undefined>> {
    return this.#database.attempt(async (db) => {
      await db.put('runs', { ...run, place: placeOf(run, run.number) })
      return ok(undefined)
    })
  }

  /** Of the next run of a project, from 1; numbers of deleted ones are not given again. */
  nextNumber(project: string): Promise<Result<number>> {
    return this.#database.attempt(async (db) => {
      const rows = await db.getAllFromIndex('runs', 'project', placesOf(project))
      return ok(rows.reduce((highest, { number }) => Math.max(highest, number), 0) + 1)
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
    return this.#database.attempt(async (db) => {
      const tx = db.transaction('runs', 'readwrite')
      const run = await tx.store.get(id)
      if (run === undefined) return fail('runNotFound', { id })
      await tx.store.put(change(run))
      await tx.done
      return ok(undefined)
    })
  }
}
