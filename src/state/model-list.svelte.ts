import type { ModelSummary } from '../domain/project/model-summary.ts'
import { ok, type Result } from '../domain/result.ts'
import type { ModelStore } from '../services/store/model-store.ts'

/** Shown at first: a page of a thousand models is there as soon as one of ten. */
const FIRST = 10
/** More each time. */
const MORE = 40

/** The list of kept models as far as it is shown: those kept last, or those that a search finds. */
export class ModelList {
  readonly #store: ModelStore
  shown = $state.raw<readonly ModelSummary[]>([])
  hasMore = $state(false)
  search = $state('')
  /** Of all that are kept, those not shown included; the one kept last comes first. */
  ids = $state.raw<ReadonlySet<string>>(new Set())
  /** Of those that runs left without anybody having kept them. */
  unkept = $state.raw<ReadonlySet<string>>(new Set())
  /** Whatever is searched for. */
  newest = $state.raw<ModelSummary | undefined>()
  #asked = 0

  constructor(store: ModelStore) {
    this.#store = store
  }

  /** Reads what is shown again, and at least so many. */
  async read(count = Math.max(FIRST, this.shown.length)): Promise<Result<undefined>> {
    const turn = ++this.#asked
    const search = this.search.trim()
    const listed = this.#store.list({ ...(search !== '' && { search }), count })
    const [page, ids, unkept, first] = await Promise.all([
      listed,
      this.#store.ids(true),
      this.#store.ids(false),
      search === '' ? listed : this.#store.list({ count: 1 }),
    ])
    // Something else was asked for meanwhile.
    if (turn !== this.#asked) return ok(undefined)
    if (!page.ok) return page
    if (!ids.ok) return ids
    if (!unkept.ok) return unkept
    if (!first.ok) return first
    this.shown = page.value.rows
    this.hasMore = page.value.next !== undefined
    this.ids = new Set(ids.value)
    this.unkept = new Set(unkept.value)
    this.newest = first.value.rows[0]
    return ok(undefined)
  }

  find(text: string): Promise<Result<undefined>> {
    this.search = text
    return this.read(FIRST)
  }

  more(): Promise<Result<undefined>> {
    return this.read(this.shown.length + MORE)
  }

  clear(): void {
    this.shown = []
    this.hasMore = false
    this.search = ''
    this.ids = new Set()
    this.unkept = new Set()
    this.newest = undefined
  }
}
