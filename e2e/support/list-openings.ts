import type { Page } from '@playwright/test'

/** An opening of a list: how long it took until its rows were painted, and what was read from the storage. */
export interface Opening {
  milliseconds: number
  /** Rows and pieces, by store. */
  read: Record<string, number>
}

export interface ListPlace {
  /** Of the address. */
  view: string
  /** CSS of a row; the list is there with the first of them. */
  row: string
}

declare global {
  interface Window {
    /** Rows and pieces read since the page began, by store. */
    rowsRead?: Record<string, number>
  }
}

/** Runs in the page before it begins: counts what is read from IndexedDB. Keys that are counted are no rows. */
export function countRows(): void {
  const read: Record<string, number> = {}
  window.rowsRead = read
  const prototypes = [IDBObjectStore.prototype, IDBIndex.prototype]
  for (const prototype of prototypes) {
    for (const name of ['get', 'getAll', 'openCursor'] as const) {
      const original = Reflect.get(prototype, name) as (...args: unknown[]) => IDBRequest<unknown>
      Reflect.set(prototype, name, function (this: IDBObjectStore | IDBIndex, ...args: unknown[]) {
        const store = this instanceof IDBIndex ? this.objectStore.name : this.name
        const request = original.apply(this, args)
        request.addEventListener('success', () => {
          const { result } = request
          const rows = Array.isArray(result) ? result.length : Number(Boolean(result))
          read[store] = (read[store] ?? 0) + rows
        })
        return request
      })
    }
  }
}

/** From another page of the app to the list. */
export function openByAddress(page: Page, place: ListPlace): Promise<Opening> {
  return page.evaluate(async ({ view, row }) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    // A view without any of the lists.
    location.hash = '#gpu'
    while (document.querySelector('main h1') === null || document.querySelector(row)) await frame()
    const before = { ...window.rowsRead }
    const from = performance.now()
    location.hash = `#${view}`
    while (document.querySelector(row) === null) await frame()
    await frame()
    const milliseconds = performance.now() - from
    // What it goes on to read while it can be seen.
    for (let i = 0; i < 20; i++) await frame()
    const read = Object.entries(window.rowsRead ?? {}).map(
      ([store, rows]) => [store, rows - (before[store] ?? 0)] as const,
    )
    return { milliseconds, read: Object.fromEntries(read) }
  }, place)
}

/** In a new tab, from its first moment: nothing is known yet. */
export async function openInNewTab(like: Page, place: ListPlace): Promise<Opening> {
  const page = await like.context().newPage()
  await page.goto(new URL(`#${place.view}`, like.url()).href)
  const opening = await page.evaluate(async ({ row }) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    while (document.querySelector(row) === null) await frame()
    await frame()
    const milliseconds = performance.now()
    for (let i = 0; i < 20; i++) await frame()
    return { milliseconds, read: { ...window.rowsRead } }
  }, place)
  await page.close()
  return opening
}
