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
import type { StoreName } from './tables.ts'

const STORES: StoreName[] = ['projects', ...GENERATION_STORES]

/** The last checkpoint of each run that has not ended: what it can be resumed from. */
export class CheckpointStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Takes the place of the one before. */
  async save(project: string, run: string, content: Content): Promise<Result<undefined>> {
    const prepared = await prepareGeneration(content)
    return this.#database.write(STORES, 'default', async (tx) => {
      await bookBytes(tx, project, await putGeneration(tx, ownerOf.checkpoint(run), prepared))
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

  drop(project: string, run: string): Promise<Result<undefined>> {
    return this.#database.write(STORES, 'default', async (tx) => {
      await bookBytes(tx, project, -(await dropGenerations(tx, ownerOf.checkpoint(run))))
      return ok(undefined)
    })
  }
}
