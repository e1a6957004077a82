/** Adds up stretches of time in milliseconds, pauses left out. */
export class Stopwatch {
  #before = 0
  #since: number | undefined

  get milliseconds(): number {
    return this.#before + (this.#since === undefined ? 0 : performance.now() - this.#since)
  }

  get seconds(): number {
    return this.milliseconds / 1000
  }

  start(): void {
    this.#since ??= performance.now()
  }

  stop(): void {
    this.#before = this.milliseconds
    this.#since = undefined
  }
}
