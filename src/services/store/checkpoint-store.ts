import type { RunRecord } from '../../domain/project/run-record.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { Database } from './database.ts'
import {
  type Content,
  dropGenerations,
  GENERATION_STORES,
  prepareGeneration,
  putGeneration,
} from './generations.ts'
import { type LoadedGeneration, readGeneration } from './read-generations.ts'
import { ownerOf } from './owners.ts'
import { bookBytes } from './project-bytes.ts'
import { putRun } from './run-store.ts'
import type { StoreName } from './tables.ts'

const STORES: StoreName[] = ['projects', 'runs', ...GENERATION_STORES]

/**
 * The last checkpoint of each run that has not ended: what it can be resumed from. It changes together with the record
 * of its run, which says how far that has come.
 */
export class CheckpointStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Takes the place of the one before; `run` is the record at the checkpoint. */
  async save(run: RunRecord, content: Content): Promise<Result<undefined>> {
    const prepared = await prepareGeneration(content)
    return this.#database.write(STORES, 'default', async (tx) => {
      await bookBytes(
        tx,
        run.project,
        await putGeneration(tx, ownerOf.checkpoint(run.id), prepared),
      )
      await putRun(tx, run)
      return ok(undefined)
    })
  }

  /** undefined: the run has none. */
  load(run: string): Promise<Result<LoadedGeneration | undefined>> {
    return this.#database.attempt(async (db) => {
      const stored = await readGeneration(db, ownerOf.checkpoint(run))
      if (stored.ok && stored.value !== undefined) this.#database.noteRead(stored.value)
      return stored
    })
  }

  /** Writes the end of a run, which then goes on from nothing. */
  close(run: RunRecord): Promise<Result<undefined>> {
    return this.#database.write(STORES, 'default', async (tx) => {
      await bookBytes(tx, run.project, -(await dropGenerations(tx, ownerOf.checkpoint(run.id))))
      await putRun(tx, run)
      return ok(undefined)
    })
  }
}
