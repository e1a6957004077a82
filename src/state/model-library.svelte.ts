import type { Failure } from '../domain/failure.ts'
import { plainFileStem } from '../domain/plain-file-name.ts'
import type { ModelSummary } from '../domain/project/model-summary.ts'
import type { Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { ArchiveClient } from '../services/archive-client.ts'
import type { ModelStore, ModelVersion } from '../services/store/model-store.ts'
import { askForPersistence } from '../services/store/usage.ts'
import { newId } from '../services/new-id.ts'
import { download, fileStem } from '../services/downloads.ts'
import { ModelList } from './model-list.svelte.ts'
import type { Deed, UndoHistory } from './undo-history.svelte.ts'

/** Unkept models of a project that stay by themselves. */
const MOST_UNKEPT = 5

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
    return this.#show(this.list.refresh())
  }

  /** Reads all of it again from its beginning, whatever was searched for. */
  begin(): Promise<void> {
    return this.#show(this.list.refresh(this.list.kept.find('')))
  }

  find(text: string): Promise<void> {
    return this.#show(this.list.kept.find(text))
  }

  more(): Promise<void> {
    return this.#show(this.list.kept.more())
  }

  moreDeleted(): Promise<void> {
    return this.#show(this.list.trash.more())
  }

  async #show(reading: Promise<Result<undefined>>): Promise<void> {
    const read = await reading
    this.loaded = true
    if (!read.ok && read.failure.code === 'storageShut') {
      this.list.clear()
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
    return this.has(id) || this.list.unkept.has(id)
  }

  /**
   * For as long as the person wants: as the next version of the model of the same name in its project, if there is one.
   * @param isOwn it is no version of another one
   */
  async keep(model: TrainedModel, isOwn = false): Promise<boolean> {
    const { id, name } = model
    const before = await this.#summaryOf(id)
    const project = before?.project ?? (await this.#projectOf(model))
    const { lineage, version } =
      before?.kept === true
        ? before
        : isOwn
          ? { lineage: id, version: 1 }
          : await this.#nextVersion(model, project)
    const place = { project, lineage, version, kept: true, note: before?.note ?? '' }
    if (!this.#accept(await this.#store.save(model, place))) return false
    // All versions of a model have one name.
    if (before?.kept === true && before.name !== name) await this.#store.rename(id, name)
    await askForPersistence()
    await this.refresh()
    return true
  }

  /** Which version of a model it is, or becomes by being kept under a name; 1: it is the first. */
  async versionOf(model: TrainedModel, name: string): Promise<number> {
    const before = await this.#summaryOf(model.id)
    if (before === undefined) return 1
    if (before.kept) return before.version
    return (await this.#nextVersion({ ...model, name }, before.project)).version
  }

  async #nextVersion({ id, name, recipe }: TrainedModel, project: string): Promise<ModelVersion> {
    const target = recipe.target.name
    const next = await this.#store.nextVersion({ id, project, name, target })
    return next.ok ? next.value : { lineage: id, version: 1 }
  }

  /** Kept versions of one model, the newest first. */
  async versions(lineage: string): Promise<readonly ModelSummary[]> {
    const versions = await this.#store.versions(lineage)
    return this.#accept(versions) ? versions.value : []
  }

  /** @returns whether it has the note now */
  async setNote(id: string, note: string): Promise<boolean> {
    return this.#afterwards(await this.#store.setNote(id, note))
  }

  /** The model of a run that ended: nobody asked for it to be kept, but it must not be lost with the tab. */
  async keepByItself(model: TrainedModel, project: string): Promise<boolean> {
    const place = { project, lineage: model.id, version: 1, note: '', kept: false }
    const saved = await this.#store.save(model, place)
    if (!this.#accept(saved)) return false
    this.#leaveByItself(model.id)
    await this.#store.trimUnkept(project, MOST_UNKEPT)
    await this.refresh()
    return true
  }

  /** Stores a model again that was changed, if it was stored. */
  async renew(model: TrainedModel): Promise<void> {
    if (!this.isStored(model.id)) return
    const before = await this.#summaryOf(model.id)
    if (before === undefined) return
    const { project, lineage, version, kept, note } = before
    const place = { project, lineage, version, kept, note }
    if (this.#accept(await this.#store.save(model, place)) && kept) await this.refresh()
  }

  /** undefined: it is not stored, or that cannot be found out. */
  async #summaryOf(id: string): Promise<ModelSummary | undefined> {
    const summary = await this.#store.summary(id)
    return summary.ok ? summary.value : undefined
  }

  #leaveByItself(id: string): void {
    this.list.unkept = new Set([...this.list.unkept, id])
  }

  /** A stored model, or undefined where there is none: nothing is said about it. */
  async peek(id: string): Promise<TrainedModel | undefined> {
    const loaded = await this.#store.load(id)
    if (!loaded.ok) return undefined
    if (!this.has(id)) this.#leaveByItself(id)
    return loaded.value
  }

  async open(id: string): Promise<TrainedModel | undefined> {
    const loaded = await this.#store.load(id)
    return this.#accept(loaded) ? loaded.value : undefined
  }

  /** @returns whether it has the name now */
  async rename(id: string, name: string): Promise<boolean> {
    return this.#afterwards(await this.#store.rename(id, name))
  }

  /** Deletes a model; `undo` brings it back as it was. */
  async delete(id: string): Promise<void> {
    const summary = this.list.kept.shown.find((each) => each.id === id)
    if (!(await this.#delete(id)) || summary === undefined) return
    this.deleted = summary
    this.#deletion = {
      page: 'models',
      words: (m) => m.changes.modelDeleted(summary.name),
      undo: () => this.restore(id),
      redo: () => this.#delete(id),
    }
    this.#history.record(this.#deletion)
  }

  /** Brings back what was deleted last, whatever was done since. */
  async undo(): Promise<void> {
    if (this.#deletion !== undefined) await this.#history.revert(this.#deletion)
  }

  async #delete(id: string): Promise<boolean> {
    return this.#afterwards(await this.#store.delete(id))
  }

  /** @returns whether it is back */
  async restore(id: string): Promise<boolean> {
    if (this.deleted?.id === id) this.deleted = undefined
    return this.#afterwards(await this.#store.restore(id))
  }

  /** For good. */
  async erase(id: string): Promise<void> {
    if (this.deleted?.id === id) this.deleted = undefined
    await this.#afterwards(await this.#store.erase(id))
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
    await this.keep(own, true)
    return own
  }

  async #afterwards(result: Result<unknown>): Promise<boolean> {
    if (!this.#accept(result)) return false
    await this.refresh()
    return true
  }

  #accept<Value>(result: Result<Value>): result is { ok: true; value: Value } {
    this.failure = result.ok ? undefined : result.failure
    return result.ok
  }
}
