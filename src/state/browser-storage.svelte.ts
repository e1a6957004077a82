import type { Failure } from '../domain/failure.ts'
import { addressKeepsNothing, setAddressKeepsNothing } from '../services/keep-nothing.ts'
import { forgetPreferences, keepAgain, keepNothing } from '../services/preferences.ts'
import type { Database, DatabaseWatcher } from '../services/store/database.ts'
import { eraseEverything } from '../services/store/erase.ts'
import type { ProjectChannel } from '../services/store/project-channel.ts'
import { askForPersistence, readUsage, type StorageUsage } from '../services/store/usage.ts'

/** Milliseconds after something was written, and what came with it, that it is measured how much there is. */
const SETTLED = 500

/** What this browser keeps, how much of it, and for how long. */
export class BrowserStorage {
  #database: Database | undefined
  #channel: ProjectChannel | undefined
  #measuring: ReturnType<typeof setTimeout> | undefined
  /** The person wants nothing to be kept in this tab. */
  nothing = $state(addressKeepsNothing())
  usage = $state.raw<StorageUsage | undefined>()
  /** Why it is not known. */
  failure = $state.raw<Failure | undefined>()
  /** The person asked the browser to keep it, and the browser did not agree. */
  refused = $state(false)
  /**
   * `waiting`: another tab holds the older storage. `superseded`: a newer app has taken it over. `cleared`: the browser
   * closed it, for what was stored is gone. `erased`: the person erased everything, here or `elsewhere`.
   */
  event = $state<'waiting' | 'superseded' | 'cleared' | 'erased' | 'erasedElsewhere' | undefined>()

  /** When what was opened last was saved, where something newer is damaged; milliseconds since 1970. */
  former = $state<number | undefined>()

  /** For the connection to tell what happens to it. */
  readonly watcher: DatabaseWatcher = {
    onWaiting: () => {
      this.event = 'waiting'
    },
    onOpened: () => {
      if (this.event === 'waiting') this.event = undefined
    },
    onReplaced: () => {
      this.event = 'superseded'
    },
    onDeleted: () => {
      // A tab that erases everything says so besides, sooner or later than this.
      this.event ??= 'erasedElsewhere'
    },
    onClosed: () => {
      this.event = 'cleared'
    },
    onFormer: (savedAt) => {
      this.former = savedAt
    },
    onWritten: () => {
      this.#measuring ??= setTimeout(() => {
        this.#measuring = undefined
        void this.measure()
      }, SETTLED)
    },
  }

  /** Begins: the connection is shut while nothing is kept. */
  watch(database: Database, channel: ProjectChannel): void {
    this.#database = database
    this.#channel = channel
    if (this.nothing) this.#shut()
  }

  #shut(): void {
    keepNothing()
    this.#forgetMeasuring()
    void this.#database?.shut()
  }

  #forgetMeasuring(): void {
    clearTimeout(this.#measuring)
    this.#measuring = undefined
  }

  /** Looks again at how much there is, and how safe. */
  async measure(): Promise<void> {
    if (this.#database === undefined || this.nothing) return
    const usage = await readUsage(this.#database)
    this.failure = usage.ok ? undefined : usage.failure
    if (!usage.ok) return
    this.usage = usage.value
  }

  async persist(): Promise<void> {
    const isGranted = await askForPersistence()
    this.refused = isGranted !== true
    await this.measure()
  }

  /** From now on this tab writes nothing. What was kept before stays where it is. */
  keepNothing(): void {
    this.nothing = true
    this.usage = undefined
    setAddressKeepsNothing(true)
    this.#shut()
  }

  keepAgain(): void {
    this.nothing = false
    setAddressKeepsNothing(false)
    keepAgain()
    this.#database?.reopen()
  }

  /** Erases all that is kept, for good; nothing of it may be in use here. @returns why it did not work */
  async erase(): Promise<Failure | undefined> {
    if (this.#database === undefined) return undefined
    this.#channel?.tell({ kind: 'erased' })
    // Before, so that nothing is written back while other tabs let go.
    forgetPreferences()
    this.#forgetMeasuring()
    // Nothing may open it again in between.
    await this.#database.shut()
    const erased = await eraseEverything(this.#database)
    this.failure = erased.ok ? undefined : erased.failure
    if (!erased.ok) this.#database.reopen()
    else await this.#afterErasing('erased')
    return this.failure
  }

  /** Another tab has erased everything: nothing is written here either, until something new is to be kept. */
  erasedElsewhere(): Promise<void> {
    return this.#afterErasing('erasedElsewhere')
  }

  async #afterErasing(event: 'erased' | 'erasedElsewhere'): Promise<void> {
    this.event = event
    forgetPreferences()
    this.#forgetMeasuring()
    const persistent = this.usage?.persistent
    this.usage = { projects: 0, largest: [], origin: undefined, persistent }
    // Merely looking into it would make the database anew.
    await this.#database?.shut()
  }

  /** Something is to be kept: after everything was erased the storage is made anew. */
  wake(): void {
    if (this.nothing) return
    if (this.event === 'erased' || this.event === 'erasedElsewhere') this.event = undefined
    this.#database?.reopen()
  }
}
