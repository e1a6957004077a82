import type { Failure } from '../domain/failure.ts'
import { plainFileStem } from '../domain/plain-file-name.ts'
import type { ModelSummary } from '../domain/project/model-summary.ts'
import { ok, type Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { packModel, unpackModel } from '../services/model-file.ts'
import { Database } from '../services/store/database.ts'
import { ModelStore } from '../services/store/model-store.ts'
import { MOVED_PROJECT } from '../services/store/move-version-1.ts'
import { newId } from '../services/new-id.ts'
import { download } from '../services/downloads.ts'
import type { Deed, UndoHistory } from './undo-history.svelte.ts'

const MOST_SHOWN = 10_000

/** The models kept in this browser. */
export class ModelLibrary {
  readonly #store = new ModelStore(new Database())
  summaries = $state.raw<readonly ModelSummary[]>([])
  failure = $state.raw<Failure | undefined>()
  /** The model deleted last, until something else is deleted: what Undo brings back. */
  deleted = $state.raw<ModelSummary | undefined>()
  loaded = $state(false)
  readonly #history: UndoHistory
  #deletion: Deed | undefined

  constructor(history: UndoHistory) {
    this.#history = history
  }

  async refresh(): Promise<void> {
    const list = await this.#store.list({ count: MOST_SHOWN })
    this.loaded = true
    if (this.#accept(list)) this.summaries = list.value.rows
  }

  has(id: string): boolean {
    return this.summaries.some((summary) => summary.id === id)
  }

  async keep(model: TrainedModel): Promise<boolean> {
    const known = this.summaries.find(({ id }) => id === model.id)
    const place = known ?? {
      project: MOVED_PROJECT,
      lineage: model.id,
      version: 1,
      kept: true,
      note: '',
    }
    const { project, lineage, version, kept, note } = place
    const saved = await this.#store.save(model, { project, lineage, version, kept, note })
    if (!this.#accept(saved)) return false
    await askForPersistence()
    await this.refresh()
    return true
  }

  async open(id: string): Promise<TrainedModel | undefined> {
    const loaded = await this.#store.load(id)
    return this.#accept(loaded) ? loaded.value : undefined
  }

  async rename(id: string, name: string): Promise<void> {
    if (this.#accept(await this.#store.rename(id, name))) await this.refresh()
  }

  /** Deletes a model; `undo` brings it back as it was. */
  async delete(id: string): Promise<void> {
    const summary = this.summaries.find((each) => each.id === id)
    await this.#delete(id)
    if (this.failure !== undefined || summary === undefined) return
    this.deleted = summary
    this.#deletion = {
      page: 'models',
      words: (m) => m.changes.modelDeleted(summary.name),
      undo: () => this.#restore(id),
      redo: () => this.#delete(id),
    }
    this.#history.record(this.#deletion)
  }

  /** Brings back what was deleted last, whatever was done since. */
  async undo(): Promise<void> {
    if (this.#deletion !== undefined) await this.#history.revert(this.#deletion)
  }

  async #delete(id: string): Promise<void> {
    if (this.#accept(await this.#store.delete(id))) await this.refresh()
  }

  async #restore(id: string): Promise<void> {
    if (this.deleted?.id === id) this.deleted = undefined
    if (this.#accept(await this.#store.restore(id))) await this.refresh()
  }

  /** Saves a copy of a model as a file. */
  async export(id: string): Promise<void> {
    const model = await this.open(id)
    if (model !== undefined) download(await packModel(model), `${fileStem(model.name)}.terrarium`)
  }

  /** Saves a model card: a text in Markdown. */
  saveCard({ name }: TrainedModel, markdown: string): void {
    download(new Blob([markdown], { type: 'text/markdown' }), `${plainFileStem(name, 'model')}.md`)
  }

  /** Opens a `.terrarium` file and keeps its model. */
  async import(file: Blob, name: string): Promise<Result<TrainedModel>> {
    const unpacked = await unpackModel(file, name)
    if (!this.#accept(unpacked)) return unpacked
    // A second copy of a model that is here already is another model.
    const model = this.has(unpacked.value.id) ? { ...unpacked.value, id: newId() } : unpacked.value
    await this.keep(model)
    return ok(model)
  }

  #accept<Value>(result: Result<Value>): result is { ok: true; value: Value } {
    this.failure = result.ok ? undefined : result.failure
    return result.ok
  }
}

/** Chromium asks nobody; elsewhere the first model kept is the moment when the question makes sense. */
async function askForPersistence(): Promise<void> {
  // Missing on plain HTTP.
  const { storage } = navigator as { storage?: StorageManager }
  await storage?.persist()
}

function fileStem(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'model'
}
