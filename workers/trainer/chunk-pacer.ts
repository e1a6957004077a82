/**
 * How long a chunk of steps may take, in milliseconds. At most two are queued, so that pausing and stopping take
 * effect within a tenth of a second.
 */
const CHUNK_MS = 50

/** Finds how many steps make a chunk, from how long the last ones took. */
export class ChunkPacer {
  #steps = 1
  #msPerStep = Infinity
  /** Steps of the chunk before; undefined after a pause. */
  #before: number | undefined

  /** What is left of an epoch is taken in two equal chunks if that is enough. */
  next(left: number): number {
    const halves = Math.ceil(left / 2)
    if (left > this.#steps && left * this.#msPerStep <= 2 * CHUNK_MS) return halves
    return Math.min(this.#steps, left)
  }

  /** `milliseconds` from handing a chunk over until the next one may follow. */
  measured(steps: number, milliseconds: number): void {
    const before = this.#before
    this.#before = steps
    // A device works at the chunk before meanwhile; the first one on an idle device does not wait for any. What an
    // engine without a device took for fewer steps than before says nothing of those.
    if (before === undefined || steps < before) return
    this.#msPerStep = Math.max(milliseconds, 0.01) / before
    const fitting = Math.floor(CHUNK_MS / this.#msPerStep)
    this.#steps = Math.max(1, Math.min(fitting, 2 * steps))
  }

  /** The device has been idle. */
  idle(): void {
    this.#before = undefined
  }
}
