import type { Failure } from '../domain/failure.ts'
import { numberedName } from '../domain/project/numbered-name.ts'
import type { ProjectSummary } from '../domain/project/project.ts'
import type { Result } from '../domain/result.ts'
import type { ProjectStore } from '../services/store/project-store.ts'
import { PagedList } from './paged-list.svelte.ts'
import type { Deed, UndoHistory } from './undo-history.svelte.ts'

/** Shown at first, and more each time. */
const PAGE = 20

/** The projects of this browser, those changed last first, and those that were deleted lately. */
export class ProjectList {
  readonly #store: ProjectStore
  readonly #history: UndoHistory
  #deletion: Deed | undefined
  /** Those that a search finds, or all. */
  readonly kept: PagedList<ProjectSummary>
  readonly trash: PagedList<ProjectSummary>
  /** Of all that are not deleted, whatever is searched for. */
  count = $state(0)
  failure = $state.raw<Failure | undefined>()
  /** What is here was read at least once. */
  loaded = $state(false)
  /** Deleted last, for a way back at once. */
  deleted = $state.raw<ProjectSummary | undefined>()

  constructor(store: ProjectStore, history: UndoHistory) {
    this.#store = store
    this.#history = history
    this.kept = new PagedList(
      (count, search) => store.list({ ...(search !== '' && { search }), count }),
      PAGE,
    )
    this.trash = new PagedList((count) => store.list({ deleted: true, count }), PAGE)
  }

  /** Reads what is shown again. */
  async refresh(): Promise<void> {
    const [kept, trash, all] = await Promise.all([
      this.kept.refresh(),
      this.trash.refresh(),
      this.#store.count(),
    ])
    this.loaded = true
    if (!kept.ok && kept.failure.code === 'storageShut') {
      // Nothing is kept, so there is nothing: no fault of anybody's.
      this.#clear()
      return
    }
    if (this.#accept(kept) && this.#accept(trash) && this.#accept(all)) this.count = all.value
  }

  #clear(): void {
    this.kept.clear()
    this.trash.clear()
    this.count = 0
    this.deleted = undefined
    this.failure = undefined
  }

  async find(text: string): Promise<void> {
    this.#accept(await this.kept.find(text))
  }

  async more(): Promise<void> {
    this.#accept(await this.kept.more())
  }

  async moreDeleted(): Promise<void> {
    this.#accept(await this.trash.more())
  }

  /** A name that no other project has. */
  async freeName(wanted: string): Promise<string> {
    const taken = await this.#store.names(wanted)
    return numberedName(wanted, new Set(taken.ok ? taken.value : []))
  }

  /** @returns whether it has the name now */
  async rename(id: string, name: string): Promise<boolean> {
    return this.#afterwards(await this.#store.rename(id, name))
  }

  /** A second one with all that the first holds. */
  async duplicate(id: string, name: string): Promise<void> {
    await this.#afterwards(await this.#store.duplicate(id, await this.freeName(name)))
  }

  /** To where it can be restored from for 30 days. */
  async delete(project: ProjectSummary): Promise<void> {
    if (!(await this.#afterwards(await this.#store.delete(project.id)))) return
    this.deleted = project
    this.#deletion = {
      page: 'projects',
      words: (m) => m.changes.projectDeleted(project.name),
      undo: () => this.restore(project.id),
      redo: async () => this.#afterwards(await this.#store.delete(project.id)),
    }
    this.#history.record(this.#deletion)
  }

  /** Brings back what was deleted last, whatever was done since. */
  async undo(): Promise<void> {
    if (this.#deletion !== undefined) await this.#history.revert(this.#deletion)
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
