import { nameOfFile } from '../domain/project/numbered-name.ts'
import type { Project } from '../domain/project/project.ts'
import type { ReadingOptions } from '../domain/reading-options.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { BrowserStore } from '../services/store/browser-store.ts'
import { MOVED_PROJECT } from '../services/store/move-version-1.ts'
import { emptyTrash } from '../services/store/trash.ts'
import { askForPersistence } from '../services/store/usage.ts'
import { ProjectChannel } from '../services/store/project-channel.ts'
import { rememberedProject, rememberProject } from '../services/tab-memory.ts'
import type { BrowserStorage } from './browser-storage.svelte.ts'
import { CurrentProject, type ProjectDesk } from './current-project.svelte.ts'
import type { ModelLibrary } from './model-library.svelte.ts'
import type { Navigation } from './navigation.svelte.ts'
import type { Prediction } from './prediction.svelte.ts'
import { ProjectList } from './project-list.svelte.ts'
import { ProjectSeat } from './project-seat.svelte.ts'
import type { Sample } from './samples.ts'
import type { Suggesting } from './suggesting.svelte.ts'
import type { Training } from './training.ts'
import type { UndoHistory } from './undo-history.svelte.ts'

/** The app around the projects. */
interface Desk extends ProjectDesk {
  readonly suggesting: Suggesting
  readonly library: ModelLibrary
  readonly navigation: Navigation
  readonly history: UndoHistory
  model: TrainedModel | undefined
  readonly prediction: Pick<Prediction, 'begin'>
  /** Ends what goes on with the open table. */
  leaveTable(sample: Sample | undefined): void
  readonly training: Pick<Training, 'end'>
}

interface NewTable {
  /** The person said that it is another version of the table on screen. */
  isVersion?: boolean
  sample?: Sample
  /** Begins a project in any case, with the experiment that this puts on screen. */
  suggest?: () => Promise<void>
}

interface TakenTable {
  /** Resolves when what preparation does with it is known. */
  suggested: Promise<void>
}

/** The project of the models that were kept when there were none; the page calls it in its own words. */
export const MOVED_PROJECT_NAME = MOVED_PROJECT

/** The projects: which there are, which one is on screen, and how one gets from one to another. */
export class Projects {
  readonly #desk: Desk
  readonly #store: BrowserStore
  readonly #storage: BrowserStorage
  readonly list: ProjectList
  readonly current: CurrentProject
  readonly seat: ProjectSeat
  /** What other tabs hear of. */
  readonly channel = new ProjectChannel()
  /** Being opened: its name is not known yet. */
  opening = $state<string | undefined>()
  #beginning: Promise<void> = Promise.resolve()

  constructor(desk: Desk, store: BrowserStore, storage: BrowserStorage) {
    this.#desk = desk
    this.#store = store
    this.#storage = storage
    // Before anything looks into it: where nothing is kept, not even an empty database is made.
    storage.watch(store.database, this.channel)
    this.list = new ProjectList(store.projects, desk.history)
    this.current = new CurrentProject(desk, store.projects, store.data, () => {
      this.seat.tell('project')
      // There it stands with its size and time.
      if (desk.navigation.view === 'projects') void this.list.refresh()
    })
    this.seat = new ProjectSeat(this.channel, {
      onChanged: (what) => void this.#follow(what),
      onHandOver: async () => {
        // A run that is under way is not ended for nothing.
        if (!(await this.current.autosave.flush())) return false
        await desk.training.end()
        const isStored = await this.current.autosave.flush()
        if (isStored) this.current.autosave.abandon()
        return isStored
      },
      onWriter: () => void this.#write(),
      onLost: () => void this.#yield(),
      onOverwritten: () => {
        this.current.saveAll()
      },
      onErased: () => {
        this.current.autosave.abandon()
        void this.#storage.erasedElsewhere().then(() => this.list.refresh())
      },
    })
  }

  /** Reads what there is; after a reload in the middle of the work its project is opened again. */
  async begin(): Promise<void> {
    if (this.#storage.nothing) return
    const id = rememberedProject()
    const isAtWork = !['start', 'classroom'].includes(this.#desk.navigation.view)
    await Promise.all([
      this.list.refresh(),
      isAtWork && id !== undefined ? this.#open(id) : undefined,
    ])
    await emptyTrash(this.#store.database)
    await this.#storage.measure()
  }

  /** Opens a project with all that it holds, and goes to it. */
  async open(id: string): Promise<void> {
    const { dataset, navigation } = this.#desk
    if (id !== this.current.id && !(await this.#open(id))) return
    const hasModel = this.#desk.model !== undefined && this.#desk.modelFitsTable
    navigation.go(dataset.table !== undefined && hasModel ? 'evaluate' : 'data')
  }

  async #open(id: string): Promise<boolean> {
    if (this.opening !== undefined) return false
    this.opening = id
    try {
      if (!(await this.current.mayLeave())) return false
      await this.leave()
      // First the seat: what is read then is what the tab that had it wrote last.
      await this.seat.take(id)
      const loaded = await this.current.load(id)
      if (!loaded.ok) {
        this.seat.leave()
        this.list.failure = loaded.failure
        return false
      }
      await this.#bringBack(loaded.value)
      this.current.autosave.begin()
      if (this.seat.role === 'follower') this.current.autosave.abandon()
      rememberProject(id)
      return true
    } finally {
      this.opening = undefined
    }
  }

  async #bringBack(project: Project): Promise<void> {
    const desk = this.#desk
    desk.model = project.model === undefined ? undefined : await desk.library.peek(project.model)
    desk.prediction.begin()
    if (!project.keepsData) return
    const file = await this.#store.data.load(project.id)
    if (!file.ok) this.current.failure = file.failure
    else if (await desk.dataset.open(file.value, project.reading)) await this.#goOnWith(project)
  }

  async #goOnWith(project: Project): Promise<void> {
    const { draft, suggesting } = this.#desk
    const adopted =
      project.experiment === undefined ? suggesting.begin() : draft.adopt(project.experiment)
    this.current.bind()
    await adopted
  }

  /** Saves the project on screen and takes it off, with its table and model. */
  async leave(): Promise<void> {
    const { dataset, draft } = this.#desk
    await this.current.leave()
    this.seat.leave()
    rememberProject(undefined)
    this.#desk.leaveTable(undefined)
    this.#desk.model = undefined
    draft.clear()
    dataset.close()
  }

  /** How a file of this name is read: as before, where the project on screen waits for it. */
  readingOf(name: string): ReadingOptions {
    const { awaits, document } = this.current
    return awaits?.name === name && document !== undefined ? document.reading : {}
  }

  /**
   * Finds the place of the table that was opened just now: in the project that waits for it, as another version in
   * the one on screen, or in a new one. What was suggested for it is being worked out when this resolves.
   */
  async takeTable({ isVersion = false, sample, suggest }: NewTable = {}): Promise<TakenTable> {
    const { current } = this
    const { suggesting, dataset, draft } = this.#desk
    const place = suggest === undefined ? await current.placeOfTable(isVersion) : 'new'
    this.#desk.leaveTable(sample)
    const { document } = current
    if (place !== 'new' && document !== undefined) {
      const isSame = place === 'same'
      const experiment = draft.document ?? document.experiment
      const suggested = isSame ? this.#goOnWith(document) : suggesting.again(experiment)
      if (!isSame) current.bind()
      // The copy was gone or damaged, or it is of the version before.
      if (document.keepsData) void current.keepData(true)
      return { suggested }
    }
    await current.leave()
    this.seat.leave()
    const suggested = suggest?.() ?? suggesting.begin()
    this.#beginning = this.#begin(nameOfFile(dataset.table?.name ?? ''))
    return { suggested }
  }

  async #begin(wanted: string): Promise<void> {
    const isKept = !this.#storage.nothing
    this.#storage.wake()
    const { table } = this.#desk.dataset
    const name = isKept ? await this.list.freeName(wanted) : wanted
    // Another table was opened meanwhile.
    if (this.#desk.dataset.table !== table) return
    this.current.begin(name, isKept)
    if (!isKept) return
    await this.#takeSeat()
    await this.current.autosave.flush()
    await this.list.refresh()
  }

  /** At the project that has just begun; where nothing is kept there is none to take. */
  async #takeSeat(): Promise<void> {
    const { id } = this.current
    if (id === undefined || this.#storage.nothing) return
    rememberProject(id)
    await this.seat.take(id)
  }

  /** Shows what the other tab, which writes the project, has made of it. */
  async #follow(what: 'project' | 'runs' | 'models'): Promise<void> {
    const { draft, library } = this.#desk
    if (what === 'models') await library.refresh()
    if (what !== 'project') return
    const project = await this.current.reload()
    if (project === undefined) return
    if (project.model !== undefined && project.model !== this.#desk.model?.id) {
      this.#desk.model = await library.peek(project.model)
      this.#desk.prediction.begin()
    }
    const { experiment } = project
    const isSame = JSON.stringify(experiment) === JSON.stringify(draft.document)
    if (experiment !== undefined && draft.document !== undefined && !isSame) {
      await draft.adopt(experiment)
    }
  }

  /** The other tab has let go: this one goes on from what that one wrote last. */
  async #write(): Promise<void> {
    await this.#follow('project')
    this.current.autosave.begin()
  }

  /** Another tab took the project while this one did not answer: what that one wrote counts. */
  async #yield(): Promise<void> {
    this.current.autosave.abandon()
    await this.#desk.training.end()
    await this.#follow('project')
  }

  /** The project that a model from elsewhere belongs to: the one on screen, else one of its own. */
  async forModel(model: TrainedModel): Promise<string> {
    await this.#beginning
    this.#storage.wake()
    if (this.current.id === undefined) {
      this.current.begin(await this.list.freeName(model.name), !this.#storage.nothing)
      await this.#takeSeat()
      await this.current.autosave.flush()
    }
    return this.current.id ?? MOVED_PROJECT
  }

  /** Id of the project on screen, once it has begun; undefined: nothing is kept. */
  async keptId(): Promise<string | undefined> {
    await this.#beginning
    return this.#storage.nothing ? undefined : this.current.id
  }

  /** Keeps a copy of the rows of the project on screen on this device, or erases it. */
  async keepData(keeps: boolean): Promise<void> {
    await this.current.keepData(keeps)
    await this.current.autosave.flush()
    if (keeps) await askForPersistence()
  }

  /** Of the project on screen or of another one. @returns whether it has the name now */
  rename(id: string, name: string): Promise<boolean> {
    if (this.current.id === id) this.current.rename(name)
    return this.list.rename(id, name)
  }
}
