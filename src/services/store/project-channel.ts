/** What the tab that writes a project tells the tabs that follow, and what they ask of it. */
export type ProjectMessage =
  /** Something of it was written: read it again. */
  | { kind: 'changed'; project: string; what: 'project' | 'runs' | 'models' }
  /** How far a run is: plain data that the follower shows. */
  | { kind: 'progress'; project: string; epoch: number; epochs: number; validationLoss: number }
  /** A follower wants to write. */
  | { kind: 'handOver'; project: string }
  /** The writer cannot: what was done there last could not be stored. */
  | { kind: 'cannotSave'; project: string }
  /** Everything in this browser was erased. */
  | { kind: 'erased' }

const NAME = 'terrarium'

/** Messages between the tabs of this browser; silent where there is no BroadcastChannel. */
export class ProjectChannel {
  readonly #channel =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME)

  tell(message: ProjectMessage): void {
    this.#channel?.postMessage(message)
  }

  /** @returns what ends the listening */
  listen(onMessage: (message: ProjectMessage) => void): () => void {
    const receive = ({ data }: MessageEvent<ProjectMessage>) => {
      onMessage(data)
    }
    this.#channel?.addEventListener('message', receive)
    return () => {
      this.#channel?.removeEventListener('message', receive)
    }
  }

  close(): void {
    this.#channel?.close()
  }
}
