import type { Failure } from '../domain/failure.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { rememberProject } from '../services/tab-memory.ts'
import type { BrowserStorage } from './browser-storage.svelte.ts'
import type { ModelLibrary } from './model-library.svelte.ts'
import type { Projects } from './projects.svelte.ts'

interface Desk {
  readonly library: ModelLibrary
  readonly projects: Projects
  readonly storage: BrowserStorage
  /** The model on screen. */
  readonly model: TrainedModel | undefined
}

/** Whether anything is kept in this browser at all: nothing of this tab, all of it again, or nothing of any. */
export class Keeping {
  readonly #desk: Desk

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** From now on nothing of this tab is written; what is on screen stays in memory. */
  async keepNothing(): Promise<void> {
    const { projects, storage } = this.#desk
    await projects.current.autosave.end()
    projects.seat.leave()
    rememberProject(undefined)
    storage.keepNothing()
  }

  /** Writes again, beginning with what is on screen. */
  async keepAgain(): Promise<void> {
    this.#desk.storage.keepAgain()
    await this.saveAgain()
  }

  /** Writes all of what is on screen, where what was stored is gone: the project and its model. */
  async saveAgain(): Promise<void> {
    const { model, library, projects, storage } = this.#desk
    const { current, list, seat } = projects
    const { id } = current
    storage.wake()
    if (id !== undefined) {
      await seat.take(id)
      rememberProject(id)
    }
    if (id !== undefined && seat.role === 'follower') {
      // Another tab writes it by now: what that one wrote is shown.
      current.autosave.abandon()
      await current.reload()
    } else if (id !== undefined) {
      current.saveAll()
      await current.autosave.flush()
      if (model !== undefined) await library.keepByItself(model, id)
      if (current.document?.keepsData === true) await current.keepData(true)
    }
    // Told as mended once it is.
    storage.event = undefined
    await Promise.all([library.refresh(), list.refresh(), storage.measure()])
  }

  /** Closes what is open and erases all that is kept. @returns why it did not work */
  async eraseEverything(): Promise<Failure | undefined> {
    const { library, projects, storage } = this.#desk
    projects.current.autosave.abandon()
    await projects.leave()
    const failure = await storage.erase()
    await Promise.all([library.refresh(), projects.list.refresh()])
    return failure
  }
}
