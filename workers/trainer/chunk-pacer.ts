/**
 * How long a chunk of steps may take, in milliseconds. At most two are queued, so that pausing and stopping take
 * effect within a tenth of a second.
 */
const CHUNK_MS = 30

/** Finds how many steps make a chunk, from how long the last ones took. */
export class ChunkPacer {
  #steps = 1
  #warm = false

  next(left: number): number {
    return Math.min(this.#steps, left)
  }

  /** `milliseconds` from handing a chunk over until the next one may follow. */
  measured(steps: number, milliseconds: number): void {
    // The first chunk on an idle device does not wait for one before it, so its time says nothing.
    if (this.#warm) {
      const fitting = Math.floor((steps * CHUNK_MS) / Math.max(milliseconds, 0.01))
      this.#steps = Math.max(1, Math.min(fitting, 2 * this.#steps))
    }
    this.#warm = true
  }

  /** The device has been idle. */
  idle(): void {
    this.#warm = false
  }
}
