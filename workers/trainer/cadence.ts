/** A fiftieth of the time may go into something that is done from time to time. */
const SHARE = 1 / 50

/** Says when to do again what costs time and is not needed often. */
export class Cadence {
  readonly #least: number
  readonly #most: number
  #doneAt = performance.now()
  #cost = 0

  /** Milliseconds between two times: at least, and at most even where it then costs more than its share. */
  constructor(least: number, most: number) {
    this.#least = least
    this.#most = most
  }

  get due(): boolean {
    const wanted = Math.min(Math.max(this.#cost / SHARE, this.#least), this.#most)
    return performance.now() - this.#doneAt >= wanted
  }

  /** @param cost milliseconds that it took this time */
  done(cost: number): void {
    this.#doneAt = performance.now()
    this.#cost = cost
  }
}
