/** Keeps something that is nice to have to a share of the time. */
export class TimeShare {
  readonly #share: number
  #endedAt = -Infinity
  #cost = 0

  constructor(share: number) {
    this.#share = share
  }

  /** Whether it has waited long enough after what it did last. */
  get isDue(): boolean {
    return performance.now() - this.#endedAt >= this.#cost * (1 / this.#share - 1)
  }

  spend<Value>(work: () => Value): Value {
    const began = performance.now()
    const value = work()
    this.#endedAt = performance.now()
    this.#cost = this.#endedAt - began
    return value
  }
}
