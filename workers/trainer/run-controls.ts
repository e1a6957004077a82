/** What a person may do to a run from outside; the run looks here between chunks of steps. */
export class RunControls {
  #paused = false
  #stopping = false
  #wake: (() => void) | undefined

  get paused(): boolean {
    return this.#paused && !this.#stopping
  }

  get stopping(): boolean {
    return this.#stopping
  }

  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    this.#wake?.()
  }

  /** Ends a pause, too. */
  stop(): void {
    this.#stopping = true
    this.#wake?.()
  }

  /** Resolves as soon as the run is not paused. */
  async untilRunning(): Promise<void> {
    while (this.paused) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
