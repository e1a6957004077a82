import type { ModelSummary } from '../domain/project/model-summary.ts'
import { ok, type Result } from '../domain/result.ts'
import type { ModelStore } from '../services/store/model-store.ts'
import { PagedList } from './paged-list.svelte.ts'

/** The kept models as far as they are shown, and those deleted lately. */
export class ModelList {
  readonly #store: ModelStore
  /** Those kept last, or those that a search finds. */
  readonly kept: PagedList<ModelSummary>
  readonly trash: PagedList<ModelSummary>
  /** Of all that are kept, those not shown included; the one kept last comes first. */
  ids = $state.raw<ReadonlySet<string>>(new Set())
  /** Of those that runs left without anybody having kept them. */
  unkept = $state.raw<ReadonlySet<string>>(new Set())
  /** Whatever is searched for. */
  newest = $state.raw<ModelSummary | undefined>()

  constructor(store: ModelStore) {
    this.#store = store
    this.kept = new PagedList(
      (count, search) => store.list({ ...(search !== '' && { search }), count }),
      10,
      40,
    )
    this.trash = new PagedList((count) => store.list({ deleted: true, count }), 10)
  }

  /**
   * Reads all of it again.
   * @param shown how those that are shown are read
   */
  async refresh(shown = this.kept.refresh()): Promise<Result<undefined>> {
    const [kept, trash, ids, unkept, first] = await Promise.all([
      shown,
      this.trash.refresh(),
      this.#store.ids(true),
      this.#store.ids(false),
      this.#store.list({ count: 1 }),
    ])
    if (!kept.ok) return kept
    if (!trash.ok) return trash
    if (!ids.ok) return ids
    if (!unkept.ok) return unkept
    if (!first.ok) return first
    this.ids = new Set(ids.value)
    this.unkept = new Set(unkept.value)
    this.newest = first.value.rows[0]
    return ok(undefined)
  }

  clear(): void {
    this.kept.clear()
    this.trash.clear()
    this.ids = new Set()
    this.unkept = new Set()
    this.newest = undefined
  }
}
