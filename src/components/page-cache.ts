/** Pages of rows by page number; each row is an array of texts. */
export type Pages = ReadonlyMap<number, readonly string[][]>

/** Rows to a page. */
export const PAGE_ROWS = 100

const KEPT_PAGES = 40

/** Asks for pages of a long list of rows as they come into view, each once, and keeps the latest 40. */
export class PageCache {
  #pages = new Map<number, readonly string[][]>()
  readonly #asked = new Set<number>()
  readonly #count: number
  readonly #load: (start: number, count: number) => string[][] | Promise<string[][]>
  readonly #onPages: (pages: Pages) => void

  /**
   * @param count rows in the list
   * @param load gives the rows `start` to `start + count - 1`
   * @param onPages called with everything there is whenever a page has arrived
   */
  constructor(
    count: number,
    load: (start: number, count: number) => string[][] | Promise<string[][]>,
    onPages: (pages: Pages) => void,
  ) {
    this.#count = count
    this.#load = load
    this.#onPages = onPages
  }

  /** Sees to it that these rows arrive; a page that was refused is asked for again. */
  request(start: number, rows: number): void {
    if (rows <= 0) return
    const last = Math.floor((start + rows - 1) / PAGE_ROWS)
    for (let page = Math.floor(start / PAGE_ROWS); page <= last; page++) {
      if (!this.#asked.has(page)) this.#ask(page)
    }
  }

  #ask(page: number) {
    this.#asked.add(page)
    const start = page * PAGE_ROWS
    const rows = this.#load(start, Math.min(PAGE_ROWS, this.#count - start))
    if (Array.isArray(rows)) {
      this.#keep(page, rows)
      return
    }
    rows.then(
      (arrived) => {
        this.#keep(page, arrived)
      },
      // Whoever loads says why it failed; here the page only stays open to be asked for again.
      () => this.#asked.delete(page),
    )
  }

  #keep(page: number, rows: readonly string[][]) {
    // A new map, so that whoever compares sees the change; maps remember the order of insertion.
    const pages = new Map(this.#pages).set(page, rows)
    for (const oldest of pages.keys()) {
      if (pages.size <= KEPT_PAGES) break
      pages.delete(oldest)
      this.#asked.delete(oldest)
    }
    this.#pages = pages
    this.#onPages(pages)
  }
}
