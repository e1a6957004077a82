/** Stretches of each way that are compared. */
const TRIED = 3
/** Stretches until they are compared again: others may need the processor now, or no longer. */
const ROUND = 500

/**
 * Whether all threads are to take the next steps, or one alone: that depends on the shape, and on who else needs the
 * processor's cores. Tried out on the steps themselves, whose numbers are the same either way.
 */
export class Pace {
  #stretch = 0
  /** Fastest of this round, in milliseconds per step. */
  #alone = Infinity
  #together = Infinity

  /** Whether the next stretch of steps is for all. */
  get isTogether(): boolean {
    if (this.#stretch < TRIED) return true
    if (this.#stretch < 2 * TRIED) return false
    return this.#together < this.#alone
  }

  /** After each stretch. */
  note(msPerStep: number): void {
    if (this.isTogether) this.#together = Math.min(this.#together, msPerStep)
    else this.#alone = Math.min(this.#alone, msPerStep)
    this.#stretch++
    if (this.#stretch < ROUND) return
    this.#stretch = 0
    this.#alone = Infinity
    this.#together = Infinity
  }
}
