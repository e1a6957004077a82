import { ProjectLock } from '../services/store/project-lock.ts'
import type { ProjectChannel, ProjectMessage } from '../services/store/project-channel.ts'

/** How far the other tab's run is. */
type Progress = Extract<ProjectMessage, { kind: 'progress' }>

interface Watcher {
  /** The other tab wrote something of the project on screen. */
  onChanged(what: 'project' | 'runs' | 'models'): void
  /** Another tab wants to write: save and stop. The seat is given up when this resolves. */
  onHandOver(): Promise<void>
  /** This tab writes the project from now on. */
  onWriter(): void
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
    this.role = 'writer'
    this.wasTakenOver = false
    this.isTaking = false
    this.progress = undefined
  }

  /** Asks the writer to save and step back; `onWriter` tells when it has. */
  takeOver(): void {
    if (this.#project === undefined || this.role === 'writer') return
    this.isTaking = true
    this.#channel.tell({ kind: 'handOver', project: this.#project })
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
    const isWriter = await this.#lock.hold(project, () => {
      if (this.#project !== project) return
      this.role = 'writer'
      this.wasTakenOver = false
      this.isTaking = false
      this.progress = undefined
      this.#watcher.onWriter()
    })
    if (this.#project === project) this.role = isWriter ? 'writer' : 'follower'
  }

  #receive(message: ProjectMessage): void {
    if (message.kind === 'erased') {
      this.#watcher.onErased()
      return
    }
    if (message.project !== this.#project) return
    if (message.kind === 'handOver') {
      if (this.role === 'writer') void this.#handOver(message.project)
    } else if (this.role === 'follower') {
      if (message.kind === 'progress') this.progress = message
      else {
        if (message.what === 'models') this.progress = undefined
        this.#watcher.onChanged(message.what)
      }
    }
  }

  async #handOver(project: string): Promise<void> {
    await this.#watcher.onHandOver()
    if (this.#project !== project) return
    this.role = 'follower'
    this.wasTakenOver = true
    // Lets go, and stands in line behind the tab that asked.
    await this.#hold(project)
  }
}
