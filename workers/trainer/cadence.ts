/** So much of the time may go into something that is done from time to time. */
const SHARE = 1 / 200

/** Says when to do again what costs time and is not needed often. */
export class Cadence {
  readonly #least: number
  #doneAt = performance.now()
  #cost = 0

  /** @param least milliseconds between two times, at least */
  constructor(least: number) {
    this.#least = least
  }

  get due(): boolean {
    return performance.now() - this.#doneAt >= Math.max(this.#cost / SHARE, this.#least)
  }

  /** @param cost milliseconds that it took this time */
  done(cost: number): void {
    this.#doneAt = performance.now()
    this.#cost = cost
  }
}
