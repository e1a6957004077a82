import type { ClassroomFrame, ClassroomPicture } from '../protocol/classroom-api.ts'
import { EpochHistory } from './epoch-history.svelte.ts'

/** What is seen of the frames that the worker sends: those of the set-up on screen, one for each that the screen shows. */
export class ShownFrame {
  frame = $state.raw<ClassroomFrame | undefined>()
  picture = $state.raw<ClassroomPicture | undefined>()
  readonly history = new EpochHistory()
  readonly #onShown: (isPlaying: boolean) => void
  /** The set-up that the worker holds: one that was refused leaves it in place. */
  #held = 0
  /** The frame of a set-up whose scene is still on its way. */
  #first: ClassroomFrame | undefined
  /** The picture that came last, seen or not. */
  #latest: ClassroomPicture | undefined

  constructor(onShown: (isPlaying: boolean) => void) {
    this.#onShown = onShown
  }

  /**
   * The worker waits for this: one frame at a time, and none that nobody sees.
   * @param turn number of the set-up that it is of
   */
  take(frame: ClassroomFrame, turn: number): Promise<void> {
    if (turn < this.#held) return Promise.resolve()
    if (turn > this.#held) this.#first = frame
    else this.#show(frame)
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        resolve()
      })
    })
  }

  /** The worker holds another set-up now. */
  hold(turn: number): void {
    this.#held = turn
  }

  /** Its scene is there: the frame that waited for it is shown. */
  showFirst(): void {
    if (this.#first) this.#show(this.#first)
  }

  #show(frame: ClassroomFrame): void {
    this.#first = undefined
    this.#latest = frame.picture ?? this.#latest
    // Who asked for little motion sees whole epochs while it plays, and every step that they take themselves.
    if (frame.isPlaying && frame.records.length === 0 && wantsLittleMotion()) return
    this.frame = frame
    if (this.#latest) this.picture = this.#latest
    this.history.add(frame.records)
    this.#onShown(frame.isPlaying)
  }
}

function wantsLittleMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
