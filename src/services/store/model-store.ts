import { readModel, writeModel } from '../../domain/model-schema.ts'
import type { ModelSummary } from '../../domain/project/model-summary.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import { isTestLocked } from '../../domain/test-looks.ts'
import type { TrainedModel } from '../../domain/trained-model.ts'
import type { Database } from './database.ts'
import { eraseModel } from './erase-rows.ts'
import { GENERATION_STORES, prepareGeneration, putGeneration } from './generations.ts'
import { readGeneration } from './read-generations.ts'
import { isFound, type ListPage, pageOf } from './list-page.ts'
import { ownerOf } from './owners.ts'
import { ARRIVING, placeOf, placesIn, withoutPlace } from './places.ts'
import { bookBytes } from './project-bytes.ts'
import type { ModelRow, StoreName } from './tables.ts'
import { reading } from './transactions.ts'

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

export type ModelVersion = Pick<ModelSummary, 'lineage' | 'version'>
export type NamedModel = Pick<ModelSummary, 'id' | 'project' | 'name' | 'target'>

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
      const store = reading(db, ['models']).objectStore('models')
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

  /**
   * Of those that are kept, or kept by themselves, the trash left out: read from the keys alone. Saved last first.
   */
  ids(isKept: boolean): Promise<Result<string[]>> {
    return this.#database.attempt(async (db) => {
      const index = reading(db, ['models']).objectStore('models').index('place')
      return ok((await index.getAllKeys(placesIn(isKept ? 0 : 1))).reverse())
    })
  }

  /** undefined: there is none of this id. */
  summary(id: string): Promise<Result<ModelSummary | undefined>> {
    return this.#database.attempt(async (db) => {
      const row = await reading(db, ['models']).objectStore('models').get(id)
      return ok(row && withoutPlace(row))
    })
  }

  /** Kept versions of one model, the newest first. */
  versions(lineage: string): Promise<Result<ModelSummary[]>> {
    return this.#database.attempt(async (db) => {
      const index = reading(db, ['models']).objectStore('models').index('lineage')
      const kept = (await index.getAll(lineage)).filter(({ place: [state] }) => state === 0)
      return ok(kept.map(withoutPlace).toSorted((a, b) => b.version - a.version))
    })
  }

  /** What a model becomes if it is kept: the next version of the one of the same name, else the first of its own. */
  nextVersion({ id, project, name, target }: NamedModel): Promise<Result<ModelVersion>> {
    return this.#database.attempt(async (db) => {
      const store = reading(db, ['models']).objectStore('models')
      const found = await pageOf<ModelRow>(
        await store.index('project').openCursor(placesIn(0, [project]), 'prev'),
        1,
        (row) => row.name === name && row.target === target && row.id !== id,
      )
      const [same] = found.rows
      if (same === undefined) return ok({ lineage: id, version: 1 })
      const { lineage } = same
      // Numbers of deleted ones are not given again.
      const all = await store.index('lineage').getAll(lineage)
      return ok({ lineage, version: 1 + Math.max(...all.map(({ version }) => version)) })
    })
  }

  /** Writes a model, or replaces the one with the same id; in no list while its project is arriving. */
  async save(model: TrainedModel, place: ModelPlace): Promise<Result<ModelSummary>> {
    const { document, arrays } = writeModel(model)
    const content = new Map([...arrays].map(([name, array]) => [name, bytesOf(array)]))
    const prepared = await prepareGeneration({ document, arrays: content })
    return this.#database.write(STORES, place.kept ? 'strict' : 'default', async (tx) => {
      const before = await tx.objectStore('models').get(model.id)
      const more = await putGeneration(tx, ownerOf.model(model.id), prepared)
      const bytes = (before?.bytes ?? 0) + more
      const summary = summarize(model, place, bytes)
      const project = await tx.objectStore('projects').get(place.project)
      const isArriving = project?.place[0] === ARRIVING
      await tx.objectStore('models').put({
        ...summary,
        place: isArriving ? [ARRIVING, summary.savedAt] : placeOf(summary, summary.savedAt),
      })
      if (before !== undefined) await bookBytes(tx, before.project, -before.bytes)
      await bookBytes(tx, place.project, bytes)
      return ok(summary)
    })
  }

  /** Reads a model back; a checksum or shape that does not fit gives `modelDamaged`. */
  load(id: string): Promise<Result<TrainedModel>> {
    return this.#database.attempt(async (db) => {
      const row = await reading(db, ['models']).objectStore('models').get(id)
      const stored = await readGeneration(db, ownerOf.model(id))
      if (!stored.ok) return stored
      if (row === undefined || stored.value === undefined) return fail('modelNotFound', { id })
      this.#database.noteRead(stored.value)
      const { document, arrays } = stored.value
      const numbers = new Map(
        [...arrays].map(([name, bytes]) => [name, new Float32Array(bytes.buffer)]),
      )
      const model = readModel({ document, arrays: numbers })
      // The name may be newer than the document, and a copy has an id of its own.
      return model.ok ? ok({ ...model.value, id, name: row.name }) : model
    })
  }

  /** Gives all versions of a model another name. */
  rename(id: string, name: string): Promise<Result<undefined>> {
    return this.#database.write(['models'], 'strict', async (tx) => {
      const store = tx.objectStore('models')
      const row = await store.get(id)
      if (row === undefined) return fail('modelNotFound', { id })
      for (const version of await store.index('lineage').getAll(row.lineage)) {
        await store.put({ ...version, name })
      }
      return ok(undefined)
    })
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
    return this.#database.write(STORES, 'strict', async (tx) => {
      await eraseModel(tx, id)
      return ok(undefined)
    })
  }

  /** Erases the models of a project that nobody kept, but for so many of the newest. */
  async trimUnkept(project: string, most: number): Promise<Result<undefined>> {
    return this.#database.write(STORES, 'default', async (tx) => {
      const index = tx.objectStore('models').index('project')
      const ids = await index.getAllKeys(placesIn(1, [project]))
      for (const id of ids.slice(0, Math.max(0, ids.length - most))) await eraseModel(tx, id)
      return ok(undefined)
    })
  }

  #change(id: string, change: (row: ModelRow) => ModelRow): Promise<Result<undefined>> {
    return this.#database.write(['models'], 'strict', async (tx) => {
      const row = await tx.objectStore('models').get(id)
      if (row === undefined) return fail('modelNotFound', { id })
      await tx.objectStore('models').put(change(row))
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
