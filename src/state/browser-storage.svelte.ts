import { keepAgain, keepNothing } from '../services/preferences.ts'
import {
  addressKeepsNothing,
  askToPersist,
  isPersistent,
  setAddressKeepsNothing,
  storedBytes,
} from '../services/storage-facts.ts'
import type { Database } from '../services/store/database.ts'

/** What this browser keeps, how much of it, and for how long. */
export class BrowserStorage {
  #database: Database | undefined
  /** The person wants nothing to be kept in this tab. */
  nothing = $state(addressKeepsNothing())
  /** Undefined: not known, or the browser does not say. */
  bytes = $state<number | undefined>()
  isPersistent = $state<boolean | undefined>()
  /** The person asked, and the browser did not agree. */
  refused = $state(false)
  /**
   * `waiting`: another tab holds the older storage. `superseded`: a newer app has taken it over. `cleared`: the browser
   * closed it, for what was stored is gone.
   */
  event = $state<'waiting' | 'superseded' | 'cleared' | undefined>()

  /** For the connection to tell what happens to it. */
  readonly watcher = {
    onWaiting: () => {
      this.event = 'waiting'
    },
    onReplaced: () => {
      this.event = 'superseded'
    },
    onClosed: () => {
      this.event = 'cleared'
    },
  }

  /** The connection that is shut while nothing is kept. */
  watch(database: Database): void {
    this.#database = database
    if (this.nothing) {
      keepNothing()
      database.shut()
    }
  }

  /** Looks again at how much there is, and how safe. */
  async measure(): Promise<void> {
    if (this.nothing) return
    const [bytes, persistent] = await Promise.all([storedBytes(), isPersistent()])
    this.bytes = bytes
    this.isPersistent = persistent
  }

  async persist(): Promise<void> {
    this.isPersistent = await askToPersist()
    this.refused = !this.isPersistent
  }

  /** From now on this tab writes nothing. What was kept before stays where it is. */
  keepNothing(): void {
    this.nothing = true
    setAddressKeepsNothing(true)
    keepNothing()
    this.#database?.shut()
  }

  keepAgain(): void {
    this.nothing = false
    setAddressKeepsNothing(false)
    keepAgain()
    this.#database?.reopen()
  }
}
