import { readModel, writeModel } from '../../domain/model-schema.ts'
import type { ModelSummary } from '../../domain/project/model-summary.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import { isTestLocked } from '../../domain/test-looks.ts'
import type { TrainedModel } from '../../domain/trained-model.ts'
import type { Database } from './database.ts'
import {
  dropGenerations,
  GENERATION_STORES,
  prepareGeneration,
  putGeneration,
  readGeneration,
} from './generations.ts'
import { isFound, type ListPage, pageOf } from './list-page.ts'
import { ownerOf } from './owners.ts'
import { placeOf, placesIn, withoutPlace } from './places.ts'
import { bookBytes } from './project-bytes.ts'
import type { ModelRow, StoreName } from './tables.ts'

export interface ModelQuery {
  /** Of one project only. */
  project?: string
  search?: string
  /** Those in the trash instead of the others. */
  deleted?: boolean
  /** `next` of the page before. */
  after?: IDBValidKey
  count: number
}

/** Where a model belongs. */
export type ModelPlace = Pick<ModelSummary, 'project' | 'lineage' | 'version' | 'kept' | 'note'>

const STORES: StoreName[] = ['models', 'projects', ...GENERATION_STORES]

/** Trained models, those of all projects. Those kept by themselves are no part of any list. */
export class ModelStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Saved last first; what is not shown is not read, unless it is searched. */
  list({
    project,
    search,
    deleted = false,
    after,
    count,
  }: ModelQuery): Promise<Result<ListPage<ModelSummary>>> {
    return this.#database.attempt(async (db) => {
      const { store } = db.transaction('models')
      const state = deleted ? 2 : 0
      const cursor =
        project === undefined
          ? await store.index('place').openCursor(placesIn(state, [], after), 'prev')
          : await store.index('project').openCursor(placesIn(state, [project], after), 'prev')
      const found = await pageOf<ModelRow>(cursor, count, ({ name, note, target, file }) =>
        isFound(search, name, note, target, file),
      )
      return ok({ ...found, rows: found.rows.map(withoutPlace) })
    })
  }

  /** How many are kept, those in the trash left out. */
  count(): Promise<Result<number>> {
    return this.#database.attempt(async (db) =>
      ok(await db.countFromIndex('models', 'place', placesIn(0))),
    )
  }

  /** undefined: there is none of this id. */
  summary(id: string): Promise<Result<ModelSummary | undefined>> {
    return this.#database.attempt(async (db) => {
      const row = await db.get('models', id)
      return ok(row && withoutPlace(row))
    })
  }

  /** Writes a model, or replaces the one with the same id. */
  async save(model: TrainedModel, place: ModelPlace): Promise<Result<ModelSummary>> {
    const { document, arrays } = writeModel(model)
    const content = new Map([...arrays].map(([name, array]) => [name, bytesOf(array)]))
    const prepared = await prepareGeneration({ document, arrays: content })
    return this.#database.attempt(async (db) => {
      const durability = place.kept ? 'strict' : 'default'
      const tx = db.transaction(STORES, 'readwrite', { durability })
      const before = await tx.objectStore('models').get(model.id)
      const more = await putGeneration(tx, ownerOf.model(model.id), prepared)
      const bytes = (before?.bytes ?? 0) + more
      const summary = summarize(model, place, bytes)
      void tx.objectStore('models').put({ ...summary, place: placeOf(summary, summary.savedAt) })
      await bookBytes(tx, place.project, more)
      await tx.done
      return ok(summary)
    })
  }

  /** Reads a model back; a checksum or shape that does not fit gives `modelDamaged`. */
  load(id: string): Promise<Result<TrainedModel>> {
    return this.#database.attempt(async (db) => {
      const row = await db.get('models', id)
      const stored = await readGeneration(db, ownerOf.model(id))
      if (!stored.ok) return stored
      if (row === undefined || stored.value === undefined) return fail('modelNotFound', { id })
      const { document, arrays } = stored.value
      const numbers = new Map(
        [...arrays].map(([name, bytes]) => [name, new Float32Array(bytes.buffer)]),
      )
      const model = readModel({ document, arrays: numbers })
      // The name may be newer than the document, and a copy has an id of its own.
      return model.ok ? ok({ ...model.value, id, name: row.name }) : model
    })
  }

  rename(id: string, name: string): Promise<Result<undefined>> {
    return this.#change(id, (row) => ({ ...row, name }))
  }

  setNote(id: string, note: string): Promise<Result<undefined>> {
    return this.#change(id, (row) => ({ ...row, note }))
  }

  /** Puts it into the trash, from where it can be restored for 30 days. */
  delete(id: string): Promise<Result<undefined>> {
    const deletedAt = Date.now()
    return this.#change(id, (row) => ({ ...row, deletedAt, place: [2, row.savedAt] }))
  }

  restore(id: string): Promise<Result<undefined>> {
    return this.#change(id, ({ deletedAt: _, ...row }) => ({
      ...row,
      place: placeOf({ kept: row.kept }, row.savedAt),
    }))
  }

  /** Erases it for good. */
  erase(id: string): Promise<Result<undefined>> {
    return this.#database.attempt(async (db) => {
      const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' })
      const row = await tx.objectStore('models').get(id)
      if (row !== undefined) {
        await tx.objectStore('models').delete(id)
        await bookBytes(tx, row.project, -(await dropGenerations(tx, ownerOf.model(id))))
      }
      await tx.done
      return ok(undefined)
    })
  }

  /** Erases the models of a project that nobody kept, but for so many of the newest. */
  async trimUnkept(project: string, most: number): Promise<Result<undefined>> {
    const found = await this.#database.attempt(async (db) =>
      ok(await db.getAllKeysFromIndex('models', 'project', placesIn(1, [project]))),
    )
    if (!found.ok) return found
    for (const id of found.value.slice(0, Math.max(0, found.value.length - most))) {
      const erased = await this.erase(id)
      if (!erased.ok) return erased
    }
    return ok(undefined)
  }

  #change(id: string, change: (row: ModelRow) => ModelRow): Promise<Result<undefined>> {
    return this.#database.attempt(async (db) => {
      const tx = db.transaction('models', 'readwrite', { durability: 'strict' })
      const row = await tx.store.get(id)
      if (row === undefined) return fail('modelNotFound', { id })
      await tx.store.put(change(row))
      await tx.done
      return ok(undefined)
    })
  }
}

function bytesOf(array: Float32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function summarize(model: TrainedModel, place: ModelPlace, bytes: number): ModelSummary {
  const { evaluation, history, bestEpoch, file } = model.report
  const score =
    evaluation.task === 'binary'
      ? evaluation.metrics.rocAuc
      : evaluation.task === 'multiclass'
        ? evaluation.metrics.accuracy
        : evaluation.metrics.rmse
  const stride = Math.max(1, Math.ceil(history.length / 60))
  return {
    ...place,
    id: model.id,
    name: model.name,
    createdAt: model.createdAt,
    savedAt: Date.now(),
    target: model.recipe.target.name,
    task: evaluation.task,
    file,
    score,
    locked: isTestLocked(model),
    bestEpoch,
    curve: history.filter((_, i) => i % stride === 0).map(({ validationLoss }) => validationLoss),
    bytes,
  }
}
