import type { Failure } from '../domain/failure.ts'
import { plainFileStem } from '../domain/plain-file-name.ts'
import type { ModelSummary } from '../domain/project/model-summary.ts'
import type { Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { ArchiveClient } from '../services/archive-client.ts'
import type { ModelPlace, ModelStore } from '../services/store/model-store.ts'
import { askForPersistence } from '../services/store/usage.ts'
import { newId } from '../services/new-id.ts'
import { download, fileStem } from '../services/downloads.ts'
import { ModelList } from './model-list.svelte.ts'
import type { Deed, UndoHistory } from './undo-history.svelte.ts'

/** The models kept in this browser. */
export class ModelLibrary {
  readonly #store: ModelStore
  readonly #projectOf: (model: TrainedModel) => Promise<string>
  readonly list: ModelList
  failure = $state.raw<Failure | undefined>()
  /** The model deleted last, until something else is deleted: what Undo brings back. */
  deleted = $state.raw<ModelSummary | undefined>()
  loaded = $state(false)
  readonly #history: UndoHistory
  #deletion: Deed | undefined
  /** Models that are stored without having been kept: those of this session's runs. */
  #byThemselves = $state.raw<ReadonlySet<string>>(new Set())

  /** @param projectOf the project that a model belongs to which is in none yet */
  constructor(
    store: ModelStore,
    projectOf: (model: TrainedModel) => Promise<string>,
    history: UndoHistory,
  ) {
    this.#store = store
    this.list = new ModelList(store)
    this.#projectOf = projectOf
    this.#history = history
  }

  /** Reads again what is shown of them. */
  refresh(): Promise<void> {
    return this.#show(this.list.read())
  }

  find(text: string): Promise<void> {
    return this.#show(this.list.find(text))
  }

  more(): Promise<void> {
    return this.#show(this.list.more())
  }

  async #show(reading: Promise<Result<undefined>>): Promise<void> {
    const read = await reading
    this.loaded = true
    if (!read.ok && read.failure.code === 'storageShut') {
      this.list.clear()
      this.#byThemselves = new Set()
      return
    }
    this.#accept(read)
  }

  /** Kept, be it shown or not. */
  has(id: string): boolean {
    return this.list.ids.has(id)
  }

  /** Stored, be it that the person keeps it or that its run left it. */
  isStored(id: string): boolean {
    return this.has(id) || this.#byThemselves.has(id)
  }

  /** For as long as the person wants. */
  async keep(model: TrainedModel): Promise<boolean> {
    const place = (await this.#placeOf(model.id)) ?? {
      project: await this.#projectOf(model),
      lineage: model.id,
      version: 1,
      note: '',
    }
    const saved = await this.#store.save(model, { ...place, kept: true })
    if (!this.#accept(saved)) return false
    await askForPersistence()
    await this.refresh()
    return true
  }

  /** The model of a run that ended: nobody asked for it to be kept, but it must not be lost with the tab. */
  async keepByItself(model: TrainedModel, project: string): Promise<boolean> {
    const place = { project, lineage: model.id, version: 1, note: '', kept: false }
    const saved = await this.#store.save(model, place)
    if (!this.#accept(saved)) return false
    this.#byThemselves = new Set([...this.#byThemselves, model.id])
    return true
  }

  /** Stores a model again that was changed, if it was stored. */
  async renew(model: TrainedModel): Promise<void> {
    if (!this.isStored(model.id)) return
    const place = await this.#placeOf(model.id)
    if (place === undefined || !this.#accept(await this.#store.save(model, place))) return
    if (place.kept) await this.refresh()
  }

  /** Where a stored model stands; undefined: it is not stored, or that cannot be found out. */
  async #placeOf(id: string): Promise<ModelPlace | undefined> {
    const summary = await this.#store.summary(id)
    if (!summary.ok || summary.value === undefined) return undefined
    const { project, lineage, version, kept, note } = summary.value
    return { project, lineage, version, kept, note }
  }

  /** A stored model, or undefined where there is none: nothing is said about it. */
  async peek(id: string): Promise<TrainedModel | undefined> {
    const loaded = await this.#store.load(id)
    if (!loaded.ok) return undefined
    if (!this.has(id)) this.#byThemselves = new Set([...this.#byThemselves, id])
    return loaded.value
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
    const summary = this.list.shown.find((each) => each.id === id)
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

  /** Saves a model as a file at once, where the browser would not store it. */
  async exportModel(model: TrainedModel): Promise<void> {
    const packed = await new ArchiveClient().pack({ kind: 'model', model })
    if (this.#accept(packed)) download(packed.value, `${fileStem(model.name, 'model')}.terrarium`)
  }

  /** Saves a model card: a text in Markdown. */
  saveCard({ name }: TrainedModel, markdown: string): void {
    download(new Blob([markdown], { type: 'text/markdown' }), `${plainFileStem(name, 'model')}.md`)
  }

  /** Keeps a model that came from a file. */
  async take(model: TrainedModel): Promise<TrainedModel> {
    // A second copy of a model that is here already is another model.
    const own = this.isStored(model.id) ? { ...model, id: newId() } : model
    await this.keep(own)
    return own
  }

  #accept<Value>(result: Result<Value>): result is { ok: true; value: Value } {
    this.failure = result.ok ? undefined : result.failure
    return result.ok
  }
}
