import type { ProgressMessage } from '../domain/classroom/frame-message.ts'

/** At most so often: the page around has other things to do. */
const GAP_MS = 250

/** The page around this one. What it is told is nobody's data, so any page may be told. */
export class ParentFrame {
  #waiting: ProgressMessage | undefined
  #isResting = false

  /** Tells it, now or soon; of several in a row the last one. */
  tell(message: ProgressMessage): void {
    if (parent === globalThis.window) return
    this.#waiting = message
    if (!this.#isResting) this.#send()
  }

  #send(): void {
    if (this.#waiting === undefined) return
    parent.postMessage(this.#waiting, '*')
    this.#waiting = undefined
    this.#isResting = true
    setTimeout(() => {
      this.#isResting = false
      this.#send()
    }, GAP_MS)
  }
}
