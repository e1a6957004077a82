import type { Failure } from '../domain/failure.ts'
import { plainFileStem } from '../domain/plain-file-name.ts'
import type { ModelSummary } from '../domain/project/model-summary.ts'
import { ok, type Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { packModel, unpackModel } from '../services/model-file.ts'
import type { ModelPlace, ModelStore } from '../services/store/model-store.ts'
import { askForPersistence } from '../services/store/usage.ts'
import { newId } from '../services/new-id.ts'
import { download } from '../services/downloads.ts'

const MOST_SHOWN = 10_000

/** The models kept in this browser. */
export class ModelLibrary {
  readonly #store: ModelStore
  readonly #projectOf: (model: TrainedModel) => Promise<string>
  summaries = $state.raw<readonly ModelSummary[]>([])
  failure = $state.raw<Failure | undefined>()
  /** The model deleted last, until something else is deleted: what Undo brings back. */
  deleted = $state.raw<ModelSummary | undefined>()
  loaded = $state(false)
  /** Models that are stored without having been kept: those of this session's runs. */
  #byThemselves = $state.raw<ReadonlySet<string>>(new Set())

  /** @param projectOf the project that a model belongs to which is in none yet */
  constructor(store: ModelStore, projectOf: (model: TrainedModel) => Promise<string>) {
    this.#store = store
    this.#projectOf = projectOf
  }

  async refresh(): Promise<void> {
    const list = await this.#store.list({ count: MOST_SHOWN })
    this.loaded = true
    if (!list.ok && list.failure.code === 'storageShut') {
      this.summaries = []
      this.#byThemselves = new Set()
      return
    }
    if (this.#accept(list)) this.summaries = list.value.rows
  }

  has(id: string): boolean {
    return this.summaries.some((summary) => summary.id === id)
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
    const summary = this.summaries.find((each) => each.id === id)
    if (!this.#accept(await this.#store.delete(id))) return
    this.deleted = summary
    await this.refresh()
  }

  async undo(): Promise<void> {
    const { deleted } = this
    this.deleted = undefined
    if (deleted !== undefined && this.#accept(await this.#store.restore(deleted.id))) {
      await this.refresh()
    }
  }

  /** Saves a copy of a model as a file. */
  async export(id: string): Promise<void> {
    const model = await this.open(id)
    if (model !== undefined) await this.exportModel(model)
  }

  async exportModel(model: TrainedModel): Promise<void> {
    download(await packModel(model), `${fileStem(model.name)}.terrarium`)
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

function fileStem(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'model'
}
