import type { ClassroomFrame } from '../../src/protocol/classroom-api.ts'

/** What a screen shows a picture for, in milliseconds. */
export const FRAME_MS = 1000 / 60
const PICTURE_MS = 50
/** Pictures are nice to have: training, and the page, come first. */
const PICTURE_SHARE = 1 / 3

/** Sends a frame when the page has taken the one before, and no more often than a screen shows one. */
export class FrameSender {
  readonly #onFrame: (frame: ClassroomFrame) => Promise<void>
  #underWay: Promise<void> | undefined
  #sentAt = -Infinity
  #pictureAt = -Infinity
  #pictureCost = 0

  constructor(onFrame: (frame: ClassroomFrame) => Promise<void>) {
    this.#onFrame = onFrame
  }

  get isReady(): boolean {
    return !this.#underWay && performance.now() - this.#sentAt >= FRAME_MS
  }

  get wantsPicture(): boolean {
    const wait = Math.max(PICTURE_MS, this.#pictureCost / PICTURE_SHARE)
    return performance.now() - this.#pictureAt >= wait
  }

  /** Makes a picture, and remembers what it cost. */
  draw<Picture>(make: () => Picture): Picture {
    const began = performance.now()
    const picture = make()
    this.#pictureAt = performance.now()
    this.#pictureCost = this.#pictureAt - began
    return picture
  }

  send(frame: ClassroomFrame): void {
    this.#sentAt = performance.now()
    const underWay = this.#onFrame(frame).finally(() => {
      if (this.#underWay === underWay) this.#underWay = undefined
    })
    this.#underWay = underWay
  }

  /** Resolves when the page has taken what was sent. */
  async settle(): Promise<void> {
    await this.#underWay
  }
}
