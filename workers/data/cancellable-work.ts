import { fail, type Result } from '../../src/domain/result.ts'
import { guardMemory } from './memory-guard.ts'

/** What is under way and may be ended from outside. */
export class CancellableWork {
  readonly #running = new Set<AbortController>()

  /**
   * Does the work, which fails with `cancelled` if it was ended meanwhile, and with `outOfMemory` if there is too little.
   * @param needed a rough number of bytes, asked once memory has run out
   * @param controller by which the caller, too, may end it
   */
  async run<Value>(
    needed: () => number,
    work: (signal: AbortSignal) => Promise<Result<Value>>,
    controller = new AbortController(),
  ): Promise<Result<Value>> {
    this.#running.add(controller)
    try {
      const result = await guardMemory(needed, () => work(controller.signal))
      return controller.signal.aborted ? fail('cancelled', {}) : result
    } finally {
      this.#running.delete(controller)
    }
  }

  /** Ends all that runs now. */
  cancel(): void {
    for (const controller of this.#running) controller.abort()
  }
}
