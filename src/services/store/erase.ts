import { ok, type Result } from '../../domain/result.ts'
import { type Database, storageFailure } from './database.ts'

/** What begins with this in the browser's small storages is ours. */
const PREFIX = 'terrarium'

/** Missing on plain HTTP, or where the browser has none of it. */
interface Places {
  caches?: CacheStorage
  serviceWorker?: ServiceWorkerContainer
  storage?: Partial<Pick<StorageManager, 'getDirectory'>>
}

/**
 * Erases everything that Terrarium keeps in this browser: databases, the app's own copy for working offline, small
 * choices. Other tabs have to let go of the database first (they are told by it, and by `ProjectChannel`).
 */
export async function eraseEverything(database: Database): Promise<Result<undefined>> {
  try {
    for (const storage of [localStorage, sessionStorage]) eraseSmall(storage)
    await eraseCaches()
    await eraseFiles()
    // Last, for it waits for the other tabs.
    await database.delete()
    return ok(undefined)
  } catch (error) {
    return storageFailure(error)
  }
}

async function eraseCaches(): Promise<void> {
  const { caches } = globalThis as Places
  for (const name of (await caches?.keys()) ?? []) {
    if (name.startsWith(PREFIX)) await caches?.delete(name)
  }
  const { serviceWorker } = navigator as Places
  const registration = await serviceWorker?.getRegistration('./')
  // The address may be within that of another app, which has a worker of its own.
  const worker = registration?.active ?? registration?.waiting ?? registration?.installing
  const isOurs = worker && worker.scriptURL === new URL('./sw.js', location.href).href
  if (isOurs) await registration?.unregister()
}

/** The origin's private files; an older version, or a later one, may have written some. */
async function eraseFiles(): Promise<void> {
  const { storage } = navigator as Places
  const root = await storage?.getDirectory?.()
  if (root === undefined) return
  for await (const name of root.keys()) {
    if (name.startsWith(PREFIX)) await root.removeEntry(name, { recursive: true })
  }
}

function eraseSmall(storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
  for (const key of keys) if (key.startsWith(PREFIX)) storage.removeItem(key)
}
