import { ProjectLock } from '../services/store/project-lock.ts'
import type { ProjectChannel, ProjectMessage } from '../services/store/project-channel.ts'

/** So long, in milliseconds, the tab that is asked may take to save and let go, before it is said that it does not. */
const PATIENCE = 10_000

/** How far the other tab's run is. */
type Progress = Extract<ProjectMessage, { kind: 'progress' }>

interface Watcher {
  /** The other tab wrote something of the project on screen. */
  onChanged(what: 'project' | 'runs' | 'models'): void
  /**
   * Another tab wants to write: save and stop. The seat is given up when this resolves.
   * @returns whether all is stored; if not, the seat is kept
   */
  onHandOver(): Promise<boolean>
  /** This tab writes the project from now on. */
  onWriter(): void
  /** Another tab writes it from now on, without having been let: write nothing more. */
  onLost(): void
  /** The tab that this one took the project from wrote after all, before it heard of that. */
  onOverwritten(): void
  /** Everything was erased in another tab. */
  onErased(): void
}

/** Whether this tab writes the project on screen or follows another tab that does. */
export class ProjectSeat {
  readonly #lock = new ProjectLock()
  readonly #channel: ProjectChannel
  readonly #watcher: Watcher
  #project: string | undefined
  role = $state<'writer' | 'follower'>('writer')
  /** It was the writer until another tab asked for it. */
  wasTakenOver = $state(false)
  /** Asked for, and not there yet. */
  isTaking = $state(false)
  /** Why the other tab has not let go: it does not answer, or cannot store what was done there. */
  obstacle = $state<'silent' | 'unsaved' | undefined>()
  #patience: ReturnType<typeof setTimeout> | undefined
  /** It was not given to this tab but taken. */
  #isRobber = false
  progress = $state.raw<Progress | undefined>()

  constructor(channel: ProjectChannel, watcher: Watcher) {
    this.#channel = channel
    this.#watcher = watcher
    channel.listen((message) => {
      this.#receive(message)
    })
  }

  /** Takes the place at a project: as its writer, or behind the tab that writes it. */
  async take(project: string): Promise<void> {
    if (this.#project === project && this.role === 'writer') return
    this.leave()
    this.#project = project
    await this.#hold(project)
  }

  leave(): void {
    this.#lock.release()
    this.#project = undefined
    this.#become('writer')
  }

  /** Asks the writer to save and step back; `onWriter` tells when it has. */
  takeOver(): void {
    if (this.#project === undefined || this.role === 'writer') return
    this.isTaking = true
    this.obstacle = undefined
    clearTimeout(this.#patience)
    this.#patience = setTimeout(() => {
      this.#meet('silent')
    }, PATIENCE)
    this.#channel.tell({ kind: 'handOver', project: this.#project })
  }

  /** Takes the seat from a tab that does not let go; `onWriter` tells when it is there. */
  async takeAnyway(): Promise<void> {
    const project = this.#project
    if (project === undefined || this.role === 'writer') return
    const isOurs = await this.#lock.take(project, {
      onLost: () => {
        this.#lose(project)
      },
    })
    if (!isOurs || this.#project !== project) return
    this.#become('writer')
    this.#isRobber = true
    this.#watcher.onWriter()
  }

  /** Tells those who follow. */
  tell(what: 'project' | 'runs' | 'models'): void {
    if (this.#project === undefined || this.role === 'follower') return
    this.#channel.tell({ kind: 'changed', project: this.#project, what })
  }

  tellProgress(epoch: number, epochs: number, validationLoss: number): void {
    if (this.#project === undefined || this.role === 'follower') return
    this.#channel.tell({
      kind: 'progress',
      project: this.#project,
      epoch,
      epochs,
      validationLoss,
    })
  }

  async #hold(project: string): Promise<void> {
    const isWriter = await this.#lock.hold(project, {
      onFree: () => {
        if (this.#project !== project) return
        this.#become('writer')
        this.#watcher.onWriter()
      },
      onLost: () => {
        this.#lose(project)
      },
    })
    if (this.#project === project) this.role = isWriter ? 'writer' : 'follower'
  }

  #become(role: 'writer' | 'follower'): void {
    clearTimeout(this.#patience)
    this.role = role
    this.wasTakenOver = role === 'follower'
    this.isTaking = false
    this.obstacle = undefined
    this.progress = undefined
    this.#isRobber = false
  }

  #meet(obstacle: 'silent' | 'unsaved'): void {
    if (!this.isTaking) return
    clearTimeout(this.#patience)
    this.isTaking = false
    this.obstacle = obstacle
  }

  #lose(project: string): void {
    if (this.#project !== project) return
    this.#become('follower')
    this.#watcher.onLost()
    void this.#hold(project)
  }

  #receive(message: ProjectMessage): void {
    if (message.kind === 'erased') {
      this.#watcher.onErased()
      return
    }
    if (message.project !== this.#project) return
    if (message.kind === 'handOver') {
      if (this.role === 'writer') void this.#handOver(message.project)
    } else if (message.kind === 'cannotSave') {
      this.#meet('unsaved')
    } else if (this.#isRobber) {
      if (message.kind === 'changed' && message.what === 'project') this.#watcher.onOverwritten()
    } else if (this.role === 'follower') {
      if (message.kind === 'progress') this.progress = message
      else {
        if (message.what === 'models') this.progress = undefined
        this.#watcher.onChanged(message.what)
      }
    }
  }

  async #handOver(project: string): Promise<void> {
    const isStored = await this.#watcher.onHandOver()
    if (this.#project !== project) return
    if (!isStored) {
      this.#channel.tell({ kind: 'cannotSave', project })
      return
    }
    this.#become('follower')
    // Lets go, and stands in line behind the tab that asked.
    await this.#hold(project)
  }
}
