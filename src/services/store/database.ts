import { openDB } from 'idb'
import { fail, type Result } from '../../domain/result.ts'
import { moveVersion1 } from './move-version-1.ts'
import type { Db, StoreName, TerrariumDb, Writing } from './tables.ts'
import { writing } from './transactions.ts'

const DATABASE_NAME = 'terrarium'
const DATABASE_VERSION = 2

/** Told of what happens to the database from outside. */
export interface DatabaseWatcher {
  /** Another tab holds the older version open: it has to be closed before this one can go on. */
  onWaiting?(): void
  /** A newer version of the app in another tab took over: this tab can no longer save. */
  onReplaced?(): void
  /** The browser closed it: its data was cleared, or its files are damaged. */
  onClosed?(): void
}

/** One connection to IndexedDB, opened when first needed and again after it was lost. */
export class Database {
  readonly name: string
  readonly #watcher: DatabaseWatcher
  #db: Promise<Db> | undefined
  #isShut = false

  constructor(name = DATABASE_NAME, watcher: DatabaseWatcher = {}) {
    this.name = name
    this.#watcher = watcher
  }

  /**
   * Runs one piece of work on the open database. What the browser refuses comes back as `storageFull`,
   * `storageNewer` or `storageBlocked`; a database that is shut gives `storageShut`.
   */
  async attempt<Value>(use: (db: Db) => Promise<Result<Value>>): Promise<Result<Value>> {
    if (this.#isShut) return fail('storageShut', {})
    try {
      return await use(await (this.#db ??= this.#open()))
    } catch (error) {
      this.#forget()
      return storageFailure(error)
    }
  }

  /** Runs one transaction that writes, whole or not at all; see `writing`. Fails as `attempt` does. */
  write<Value>(
    stores: StoreName[],
    durability: 'strict' | 'default',
    use: (tx: Writing) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    return this.attempt((db) => writing(db, stores, durability, use))
  }

  /** Closes the connection; the next piece of work opens it again. */
  async close(): Promise<void> {
    const opening = this.#db
    this.#forget()
    await opening?.then(
      (db) => {
        db.close()
      },
      () => undefined,
    )
  }

  /** From now on nothing is read or written: every piece of work fails with `storageShut`. */
  async shut(): Promise<void> {
    this.#isShut = true
    await this.close()
  }

  reopen(): void {
    this.#isShut = false
  }

  #open(): Promise<Db> {
    return openDB<TerrariumDb>(this.name, DATABASE_VERSION, {
      upgrade: (db, oldVersion, _newVersion, transaction) => {
        createStores(db)
        if (oldVersion !== 1) return
        moveVersion1(db, transaction).catch(() => {
          transaction.abort()
        })
      },
      blocked: () => {
        this.#watcher.onWaiting?.()
      },
      blocking: (_current, _blocked, event) => {
        const db = event.target
        if (db instanceof IDBDatabase) db.close()
        this.#forget()
        this.#watcher.onReplaced?.()
      },
      terminated: () => {
        this.#forget()
        this.#watcher.onClosed?.()
      },
    })
  }

  #forget(): void {
    this.#db = undefined
  }
}

function createStores(db: Db): void {
  db.createObjectStore('projects', { keyPath: 'id' }).createIndex('place', ['place', 'id'])
  const models = db.createObjectStore('models', { keyPath: 'id' })
  models.createIndex('place', ['place', 'id'])
  models.createIndex('project', ['project', 'place', 'id'])
  models.createIndex('lineage', 'lineage')
  const runs = db.createObjectStore('runs', { keyPath: 'id' })
  runs.createIndex('project', ['project', 'place', 'id'])
  db.createObjectStore('heads', { keyPath: 'owner' })
  db.createObjectStore('generations', { keyPath: ['owner', 'generation'] })
  db.createObjectStore('chunks')
}

export function storageFailure(error: unknown): Result<never> {
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError') return fail('storageFull', {})
  if (name === 'VersionError') return fail('storageNewer', {})
  return fail('storageBlocked', { reason: error instanceof Error ? error.message : String(error) })
}
