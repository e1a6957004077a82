/** Weights changed by hand: those that come while others are being set wait, and are then set together. */
export class WeightEdits {
  readonly #waiting = new Map<number, number>()

  /** @returns whether nothing else is under way: then `setAll` is to be called */
  add(index: number, value: number): boolean {
    const isFirst = this.#waiting.size === 0
    this.#waiting.set(index, value)
    return isFirst
  }

  /**
   * Sets what waits until nothing does.
   * @param weights before the changes, which are written into it; undefined: there is no network, and they are dropped
   */
  async setAll(
    weights: Float32Array<ArrayBuffer> | undefined,
    set: (weights: Float32Array<ArrayBuffer>) => Promise<void>,
  ): Promise<void> {
    while (weights !== undefined && this.#waiting.size > 0) {
      const edits = [...this.#waiting]
      for (const [at, value] of edits) weights[at] = value
      await set(weights)
      for (const [at, value] of edits) {
        if (this.#waiting.get(at) === value) this.#waiting.delete(at)
      }
    }
    this.#waiting.clear()
  }
}
