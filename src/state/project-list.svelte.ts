import type { Failure } from '../domain/failure.ts'
import { numberedName } from '../domain/project/numbered-name.ts'
import type { ProjectSummary } from '../domain/project/project.ts'
import type { Result } from '../domain/result.ts'
import type { ProjectStore } from '../services/store/project-store.ts'
import type { Deed, UndoHistory } from './undo-history.svelte.ts'

/** Shown at first, and more each time. */
const PAGE = 20

/** The projects of this browser, those changed last first, and those that were deleted lately. */
export class ProjectList {
  readonly #store: ProjectStore
  readonly #history: UndoHistory
  #deletion: Deed | undefined
  shown = $state.raw<readonly ProjectSummary[]>([])
  hasMore = $state(false)
  /** Of all that are not deleted, whatever is searched for. */
  count = $state(0)
  search = $state('')
  trash = $state.raw<readonly ProjectSummary[]>([])
  hasMoreTrash = $state(false)
  failure = $state.raw<Failure | undefined>()
  /** What is here was read at least once. */
  loaded = $state(false)
  /** Deleted last, for a way back at once. */
  deleted = $state.raw<ProjectSummary | undefined>()
  #asked = 0

  constructor(store: ProjectStore, history: UndoHistory) {
    this.#store = store
    this.#history = history
  }

  /** Reads what is shown again, and at least so many. */
  async refresh(
    count = Math.max(PAGE, this.shown.length),
    deleted = Math.max(PAGE, this.trash.length),
  ): Promise<void> {
    const turn = ++this.#asked
    const search = this.search.trim()
    const [page, all, trash] = await Promise.all([
      this.#store.list({ ...(search !== '' && { search }), count }),
      this.#store.count(),
      this.#store.list({ deleted: true, count: deleted }),
    ])
    // Something else was asked for meanwhile.
    if (turn !== this.#asked) return
    this.loaded = true
    if (!page.ok && page.failure.code === 'storageShut') {
      // Nothing is kept, so there is nothing: no fault of anybody's.
      this.#clear()
      return
    }
    if (!this.#accept(page) || !this.#accept(all) || !this.#accept(trash)) return
    this.shown = page.value.rows
    this.hasMore = page.value.next !== undefined
    this.count = all.value
    this.trash = trash.value.rows
    this.hasMoreTrash = trash.value.next !== undefined
  }

  #clear(): void {
    this.shown = []
    this.hasMore = false
    this.count = 0
    this.trash = []
    this.hasMoreTrash = false
    this.deleted = undefined
    this.failure = undefined
  }

  find(text: string): Promise<void> {
    this.search = text
    return this.refresh(PAGE)
  }

  more(): Promise<void> {
    return this.refresh(this.shown.length + PAGE)
  }

  moreTrash(): Promise<void> {
    return this.refresh(undefined, this.trash.length + PAGE)
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
      redo: async () => {
        await this.#afterwards(await this.#store.delete(project.id))
      },
    }
    this.#history.record(this.#deletion)
  }

  /** Brings back what was deleted last, whatever was done since. */
  async undo(): Promise<void> {
    if (this.#deletion !== undefined) await this.#history.revert(this.#deletion)
  }

  async restore(id: string): Promise<void> {
    if (this.deleted?.id === id) this.deleted = undefined
    await this.#afterwards(await this.#store.restore(id))
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

/** Whole days until something deleted is erased, at least 1. */
export function daysLeft(deletedAt: number, keptFor: number, now: number): number {
  return Math.max(1, Math.ceil((deletedAt + keptFor - now) / 86_400_000))
}
