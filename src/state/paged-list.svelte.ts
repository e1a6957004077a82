import { ok, type Result } from '../domain/result.ts'
import type { ListPage } from '../services/store/list-page.ts'

/** A list of what is stored, the newest first, of which no more is read than is shown. */
export class PagedList<Row> {
  readonly #read: (count: number, search: string) => Promise<Result<ListPage<Row>>>
  readonly #first: number
  readonly #step: number
  #asked = 0
  shown = $state.raw<readonly Row[]>([])
  hasMore = $state(false)
  search = $state('')

  /**
   * @param first so many rows are shown at first: a page of a thousand is there as soon as one of ten
   * @param step and so many more each time
   */
  constructor(
    read: (count: number, search: string) => Promise<Result<ListPage<Row>>>,
    first: number,
    step = first,
  ) {
    this.#read = read
    this.#first = first
    this.#step = step
  }

  /** Reads what is shown again, and at least so many. */
  async refresh(count = Math.max(this.#first, this.shown.length)): Promise<Result<undefined>> {
    const turn = ++this.#asked
    const page = await this.#read(count, this.search.trim())
    // Something else was asked for meanwhile.
    if (turn !== this.#asked) return ok(undefined)
    if (!page.ok) return page
    this.shown = page.value.rows
    this.hasMore = page.value.next !== undefined
    return ok(undefined)
  }

  find(text: string): Promise<Result<undefined>> {
    this.search = text
    return this.refresh(this.#first)
  }

  more(): Promise<Result<undefined>> {
    return this.refresh(this.shown.length + this.#step)
  }

  clear(): void {
    // What is on its way comes too late.
    this.#asked += 1
    this.shown = []
    this.hasMore = false
    this.search = ''
  }
}
