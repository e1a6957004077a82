import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Task } from '../domain/experiment.ts'
import { readModel, writeModel } from '../domain/model-schema.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { isTestLocked } from '../domain/test-looks.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { sha256 } from '../domain/sha256.ts'

/** What a list shows of a model, without loading it. */
export interface ModelSummary {
  id: string
  name: string
  /** Milliseconds since 1970. */
  createdAt: number
  savedAt: number
  target: string
  task: Task
  file: string
  /** Headline of the test rows: ROC AUC, accuracy or RMSE; null where undefined. */
  score: number | null
  /** The test rows were not looked at yet: the score is not shown. */
  locked?: boolean
  bestEpoch: number
  /** Validation loss per epoch, at most 60 points. */
  curve: number[]
  /** Size in storage, about. */
  bytes: number
}

interface Manifest {
  id: string
  document: unknown
  arrays: { name: string; sha256: string }[]
}

interface TerrariumDb extends DBSchema {
  summaries: { key: string; value: ModelSummary }
  manifests: { key: string; value: Manifest }
  /** Key: [model id, array name]. */
  arrays: { key: [string, string]; value: ArrayBuffer }
}

const VERSION = 1
const STORES = ['summaries', 'manifests', 'arrays'] as const

/** Trained models in IndexedDB. Every change is one transaction: after a crash all of it is there, or none. */
export class ModelStore {
  readonly #name: string
  #db: Promise<IDBPDatabase<TerrariumDb>> | undefined

  constructor(name = 'terrarium') {
    this.#name = name
  }

  /** Newest first. */
  list(): Promise<Result<ModelSummary[]>> {
    return this.#attempt(async (db) => {
      const all = await db.getAll('summaries')
      return ok(all.sort((a, b) => b.savedAt - a.savedAt))
    })
  }

  /** Writes a model, or replaces the one with the same id. */
  async save(model: TrainedModel): Promise<Result<ModelSummary>> {
    const { document, arrays } = writeModel(model)
    const entries = await Promise.all(
      [...arrays].map(async ([name, array]) => ({
        name,
        array,
        sha256: await sha256(bytesOf(array)),
      })),
    )
    const bytes = entries.reduce((sum, { array }) => sum + array.byteLength, 0)
    const summary = summarize(model, bytes)
    return this.#attempt(async (db) => {
      const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' })
      const old = IDBKeyRange.bound([model.id], [model.id, []])
      void tx.objectStore('arrays').delete(old)
      for (const { name, array } of entries) {
        void tx.objectStore('arrays').put(array.slice().buffer, [model.id, name])
      }
      void tx.objectStore('manifests').put({
        id: model.id,
        document,
        arrays: entries.map(({ name, sha256: hash }) => ({ name, sha256: hash })),
      })
      void tx.objectStore('summaries').put(summary)
      await tx.done
      return ok(summary)
    })
  }

  /** Reads a model back; a checksum or shape that does not fit gives `modelDamaged`. */
  load(id: string): Promise<Result<TrainedModel>> {
    return this.#attempt(async (db) => {
      const tx = db.transaction(STORES, 'readonly')
      const [manifest, summary] = await Promise.all([
        tx.objectStore('manifests').get(id),
        tx.objectStore('summaries').get(id),
      ])
      if (manifest === undefined || summary === undefined) return fail('modelNotFound', { id })
      const buffers = await Promise.all(
        manifest.arrays.map(({ name }) => tx.objectStore('arrays').get([id, name])),
      )
      const arrays = new Map<string, Float32Array<ArrayBuffer>>()
      for (const [i, { name, sha256: expected }] of manifest.arrays.entries()) {
        const buffer = buffers[i]
        if (buffer === undefined || (await sha256(new Uint8Array(buffer))) !== expected) {
          return fail('modelDamaged', { reason: name })
        }
        arrays.set(name, new Float32Array(buffer))
      }
      const model = readModel({ document: manifest.document, arrays })
      return model.ok ? ok({ ...model.value, name: summary.name }) : model
    })
  }

  rename(id: string, name: string): Promise<Result<ModelSummary>> {
    return this.#attempt(async (db) => {
      const tx = db.transaction('summaries', 'readwrite')
      const summary = await tx.store.get(id)
      if (summary === undefined) return fail('modelNotFound', { id })
      const renamed = { ...summary, name }
      await tx.store.put(renamed)
      await tx.done
      return ok(renamed)
    })
  }

  delete(id: string): Promise<Result<undefined>> {
    return this.#attempt(async (db) => {
      const tx = db.transaction(STORES, 'readwrite')
      void tx.objectStore('summaries').delete(id)
      void tx.objectStore('manifests').delete(id)
      void tx.objectStore('arrays').delete(IDBKeyRange.bound([id], [id, []]))
      await tx.done
      return ok(undefined)
    })
  }

  async #attempt<Value>(
    use: (db: IDBPDatabase<TerrariumDb>) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    try {
      return await use(await (this.#db ??= this.#open()))
    } catch (error) {
      this.#forget()
      return storageFailure(error)
    }
  }

  #open(): Promise<IDBPDatabase<TerrariumDb>> {
    return openDB<TerrariumDb>(this.#name, VERSION, {
      upgrade(db) {
        db.createObjectStore('summaries', { keyPath: 'id' })
        db.createObjectStore('manifests', { keyPath: 'id' })
        db.createObjectStore('arrays')
      },
      // A newer version of the app in another tab wants to upgrade: step aside, reopen when needed.
      blocking: (_current, _blocked, event) => {
        const db = event.target
        if (db instanceof IDBDatabase) db.close()
        this.#forget()
      },
      terminated: () => {
        this.#forget()
      },
    })
  }

  #forget(): void {
    this.#db = undefined
  }
}

function bytesOf(array: Float32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function storageFailure(error: unknown): Result<never> {
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError') return fail('storageFull', {})
  if (name === 'VersionError') return fail('storageNewer', {})
  return fail('storageBlocked', { reason: error instanceof Error ? error.message : String(error) })
}

function summarize(model: TrainedModel, bytes: number): ModelSummary {
  const { evaluation, history, bestEpoch, file } = model.report
  const score =
    evaluation.task === 'binary'
      ? evaluation.metrics.rocAuc
      : evaluation.task === 'multiclass'
        ? evaluation.metrics.accuracy
        : evaluation.metrics.rmse
  const stride = Math.max(1, Math.ceil(history.length / 60))
  return {
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
