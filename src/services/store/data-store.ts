import { fail, ok, type Result } from '../../domain/result.ts'
import type { TableSource } from '../../protocol/table-source.ts'
import type { Database } from './database.ts'
import {
  dropGenerations,
  GENERATION_STORES,
  type PreparedGeneration,
  prepareGeneration,
  putGeneration,
} from './generations.ts'
import { readAsFile } from './read-generations.ts'
import { ownerOf } from './owners.ts'
import { bookBytes } from './project-bytes.ts'
import type { StoreName } from './tables.ts'

const STORES: StoreName[] = ['projects', ...GENERATION_STORES]
const ROWS = 'file'

/** The bytes of the files of those projects that keep their data. */
export class DataStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /**
   * Keeps a file; read once for its checksums, 8 MB at a time, then copied by the browser piece by piece. Fails with
   * `unreadableFile` if it was moved or changed meanwhile.
   * @param onProgress share of it that was read, from 0 to 1
   */
  async keep(
    project: string,
    { name, blob }: TableSource,
    onProgress?: (share: number) => void,
  ): Promise<Result<undefined>> {
    const read = await readThrough(name, blob, onProgress)
    if (!read.ok) return read
    return this.#database.write(STORES, 'strict', async (tx) => {
      // The file before it is no work of anybody's: it need not stay.
      const freed = await dropGenerations(tx, ownerOf.data(project))
      const more = await putGeneration(tx, ownerOf.data(project), read.value)
      await bookBytes(tx, project, more - freed)
      return ok(undefined)
    })
  }

  /** The kept file, which is what was written, to the byte. Fails with `dataNotKept` and `rowsDamaged`. */
  load(project: string): Promise<Result<TableSource>> {
    return this.#database.attempt(async (db) => {
      const stored = await readAsFile(db, ownerOf.data(project), ROWS)
      if (!stored.ok) return fail('rowsDamaged', { project })
      if (stored.value === undefined) return fail('dataNotKept', { project })
      const { name } = stored.value.document as { name: string }
      return ok({ name, blob: stored.value.blob })
    })
  }

  drop(project: string): Promise<Result<undefined>> {
    return this.#database.write(STORES, 'strict', async (tx) => {
      await bookBytes(tx, project, -(await dropGenerations(tx, ownerOf.data(project))))
      return ok(undefined)
    })
  }
}

async function readThrough(
  name: string,
  blob: Blob,
  onProgress?: (share: number) => void,
): Promise<Result<PreparedGeneration>> {
  try {
    const content = { document: { name }, arrays: new Map([[ROWS, blob]]) }
    return ok(await prepareGeneration(content, onProgress))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return fail('unreadableFile', { name, reason: error.message })
  }
}
