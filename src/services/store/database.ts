import { deleteDB, openDB } from 'idb'
import { fail, type Result } from '../../domain/result.ts'
import { moveVersion1 } from './move-version-1.ts'
import type { Db, StoreName, TerrariumDb, Writing } from './tables.ts'
import { cause, giveUp, writing } from './transactions.ts'

const DATABASE_NAME = 'terrarium'
const DATABASE_VERSION = 2
/** Browsers mend simple damage as they open a database; what three openings do not mend stays as it is. */
const MOST_TRIES = 3

/** Told of what happens to the database from outside. */
export interface DatabaseWatcher {
  /** Another tab holds the older version open: it has to be closed before this one can go on. */
  onWaiting?(): void
  /** The opening that waited for another tab has ended, well or not. */
  onOpened?(): void
  /** A newer version of the app in another tab took over: this tab can no longer save. */
  onReplaced?(): void
  /** The browser closed it: its data was cleared, or its files are damaged. */
  onClosed?(): void
  /** Somebody deletes it: another tab that erases everything, or the browser's own tools. */
  onDeleted?(): void
  /** The newest of something was damaged, and what was saved before it was read; milliseconds since 1970. */
  onFormer?(savedAt: number): void
  /** This tab has written something. */
  onWritten?(): void
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
   * Runs one piece of work on the open database; it may be run again after the connection was lost. What the browser
   * refuses comes back as `storageFull`, `storageNewer`, `storageDamaged`, `storageClosed` or `storageBlocked`; a
   * database that is shut gives `storageShut`.
   */
  async attempt<Value>(use: (db: Db) => Promise<Result<Value>>): Promise<Result<Value>> {
    for (let tries = 1; ; tries++) {
      if (this.#isShut) return fail('storageShut', {})
      try {
        return await use(await (this.#db ??= this.#open()))
      } catch (error) {
        if (tries === MOST_TRIES || !isOfConnection(error)) return storageFailure(error)
        await this.close()
      }
    }
  }

  /** Runs one transaction that writes, whole or not at all; see `writing`. Fails as `attempt` does. */
  async write<Value>(
    stores: StoreName[],
    durability: 'strict' | 'default',
    use: (tx: Writing) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const written = await this.attempt((db) => writing(db, stores, durability, use))
    if (written.ok) this.#watcher.onWritten?.()
    return written
  }

  /** Tells of what a store has read: of a former generation a person is to know. */
  noteRead({ isFormer, savedAt }: { isFormer: boolean; savedAt: number }): void {
    if (isFormer) this.#watcher.onFormer?.(savedAt)
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

  /** Deletes the database with all that is in it. Waits until every tab has let go of it. */
  async delete(): Promise<void> {
    await this.close()
    await deleteDB(this.name, {
      blocked: () => {
        this.#watcher.onWaiting?.()
      },
    })
  }

  async #open(): Promise<Db> {
    // Of an upgrade that was given up the opening says only that it was.
    let ofTransaction: unknown
    let ofMove: unknown
    const opening = openDB<TerrariumDb>(this.name, DATABASE_VERSION, {
      upgrade: (db, oldVersion, _newVersion, tx) => {
        tx.done.catch((error: unknown) => {
          ofTransaction = error
        })
        const move = async () => {
          createStores(db)
          if (oldVersion === 1) await moveVersion1(db, tx)
        }
        move().catch((error: unknown) => {
          ofMove = error
          giveUp(tx)
        })
      },
      blocked: () => {
        this.#watcher.onWaiting?.()
      },
      blocking: (_current, newVersion, event) => {
        const db = event.target
        if (db instanceof IDBDatabase) db.close()
        this.#forget()
        if (newVersion === null) this.#watcher.onDeleted?.()
        else this.#watcher.onReplaced?.()
      },
      terminated: () => {
        this.#forget()
        this.#watcher.onClosed?.()
      },
    })
    try {
      return await opening
    } catch (error) {
      this.#forget()
      throw cause(ofTransaction, ofMove ?? error)
    } finally {
      this.#watcher.onOpened?.()
    }
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
  runs.createIndex('status', 'status')
  db.createObjectStore('heads', { keyPath: 'owner' })
  db.createObjectStore('generations', { keyPath: ['owner', 'generation'] })
  db.createObjectStore('chunks')
}

/** Whether another connection may succeed where this one failed: it was closed, or its files could not be read. */
function isOfConnection(error: unknown): boolean {
  return ['UnknownError', 'InvalidStateError'].includes(nameOf(error))
}

export function storageFailure(error: unknown): Result<never> {
  const reason = error instanceof Error ? error.message : String(error)
  switch (nameOf(error)) {
    case 'QuotaExceededError':
      return fail('storageFull', {})
    case 'VersionError':
      return fail('storageNewer', {})
    case 'UnknownError':
    case 'DataError':
      return fail('storageDamaged', { reason })
    case 'InvalidStateError':
    case 'AbortError':
      return fail('storageClosed', {})
    default:
      return fail('storageBlocked', { reason })
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}
