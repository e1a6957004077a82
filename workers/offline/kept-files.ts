import { sha256 } from '../../src/domain/sha256.ts'
import { typeOf } from '../../src/domain/static-files.mjs'
import { cacheNames, headersOf, type Release, staleCaches } from './release.ts'

/** At once; more would hold up what the page itself fetches. */
const FETCHES = 3

/** Stands last in a cache: without it the installation was broken off. No file of the build has a name like it. */
const COMPLETE = '.complete'

/** The files of one release in a cache of their own, and access to those of earlier releases. */
export class KeptFiles {
  readonly #release: Release
  readonly #scope: string
  readonly #name: string

  constructor(release: Release, scope: string) {
    this.#release = release
    this.#scope = scope
    this.#name = cacheNames.of(scope, release)
  }

  /**
   * Fetches every file, or takes it from an earlier release.
   * @throws where one cannot be had or is not the one of this release; then nothing is kept
   */
  async install(): Promise<void> {
    const earlier = await this.#caches()
    // Of an earlier, broken attempt, or of the same release before a later one: the order of making counts.
    await caches.delete(this.#name)
    const cache = await caches.open(this.#name)
    const waiting = Object.entries(this.#release.files)
    const fetchOn = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const [path, hash] = next
        const url = this.#url(path)
        const bytes = (await keptBytes(earlier, url, hash)) ?? (await fetchedBytes(url, hash))
        await cache.put(url, this.#response(path, bytes))
      }
    }
    try {
      await Promise.all(Array.from({ length: FETCHES }, fetchOn))
      await cache.put(this.#url(COMPLETE), new Response())
    } catch (error) {
      waiting.length = 0
      await caches.delete(this.#name)
      throw error
    }
  }

  /** A file of this release; undefined where the browser has dropped it. */
  async own(path: string): Promise<Response | undefined> {
    // To open it would make it anew where everything was erased.
    return caches.match(this.#url(path), { cacheName: this.#name })
  }

  /** A file that is named by its content, of whichever release. */
  async anyRelease(path: string): Promise<Response | undefined> {
    for (const cache of await this.#caches()) {
      const kept = await cache.match(this.#url(path))
      if (kept !== undefined) return kept
    }
    return undefined
  }

  /** Deletes what no page needs any more, once this release has taken over. */
  async dropStale(): Promise<void> {
    const names = await this.#names()
    const complete = new Set<string>()
    for (const name of names) {
      const cache = await caches.open(name)
      if ((await cache.match(this.#url(COMPLETE))) !== undefined) complete.add(name)
    }
    const { held = [] } = await navigator.locks.query()
    const locks = held.flatMap(({ name }) => name ?? [])
    for (const name of staleCaches(this.#name, names, complete, locks)) await caches.delete(name)
  }

  async #names(): Promise<string[]> {
    const prefix = cacheNames.prefix(this.#scope)
    return (await caches.keys()).filter((name) => name.startsWith(prefix))
  }

  async #caches(): Promise<Cache[]> {
    const names = await this.#names()
    return Promise.all(names.map((name) => caches.open(name)))
  }

  #url(path: string): string {
    return this.#scope + path
  }

  /** Headers and type are ours and not the host's: they are the same source, and some hosts send none, or wrong ones. */
  #response(path: string, bytes: ArrayBuffer): Response {
    return new Response(bytes, {
      headers: { ...headersOf(path, this.#release), 'Content-Type': typeOf(path) },
    })
  }
}

async function isFile(bytes: ArrayBuffer, hash: string): Promise<boolean> {
  return (await sha256(new Uint8Array(bytes))) === hash
}

/** From an earlier release, if it is still the same file. */
async function keptBytes(
  earlier: readonly Cache[],
  url: string,
  hash: string,
): Promise<ArrayBuffer | undefined> {
  for (const cache of earlier) {
    const bytes = await (await cache.match(url))?.arrayBuffer()
    if (bytes !== undefined && (await isFile(bytes, hash))) return bytes
  }
  return undefined
}

/** From the server; past the browser's own cache where that has something else. */
async function fetchedBytes(url: string, hash: string): Promise<ArrayBuffer> {
  for (const cache of ['default', 'reload'] as const) {
    const response = await fetch(url, { cache, priority: 'low' })
    if (!response.ok) continue
    const bytes = await response.arrayBuffer()
    if (await isFile(bytes, hash)) return bytes
  }
  throw new Error(`the server has no ${url} of this release`)
}
