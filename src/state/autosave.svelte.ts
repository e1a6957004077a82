import type { Failure } from '../domain/failure.ts'
import type { Result } from '../domain/result.ts'

/** Milliseconds. */
interface Pace {
  /** From a change to its writing; changes in between are written together. */
  delay: number
  /** Before the first new try after a failure; doubled with each. */
  retry: number
  longestRetry: number
}

const PACE: Pace = { delay: 250, retry: 1000, longestRetry: 30_000 }

/**
 * Writes a document by itself whenever it changes: the newest state, one write after the other, and never before what
 * is stored has been read. A write that fails is tried again until it works or something else is opened.
 */
export class Autosave<Document> {
  /** `closed`: nothing is open, so there is nothing to write. */
  status = $state<'closed' | 'saved' | 'saving' | 'failed'>('closed')
  /** Why it is not saved; stays until a write works. */
  failure = $state.raw<Failure | undefined>()
  readonly #write: (document: Document) => Promise<Result<unknown>>
  readonly #pace: Pace
  /** What is to be written next. */
  #waiting: Document | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> | undefined
  #failures = 0
  /** Counts what was opened: a write of something closed tells nothing any more. */
  #turn = 0

  constructor(write: (document: Document) => Promise<Result<unknown>>, pace = PACE) {
    this.#write = write
    this.#pace = pace
  }

  /** What is stored has been read: from now on changes are written. */
  begin(): void {
    this.#forget()
    this.status = 'saved'
  }

  /** Ignored while nothing is open. */
  change(document: Document): void {
    if (this.status === 'closed') return
    this.#waiting = document
    if (this.status === 'saved') this.status = 'saving'
    this.#timer ??= this.#later(this.#pace.delay)
  }

  /** Writes at once what waits. @returns whether all of it is stored now */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    // Begun before the first await: a page that is going away may not come to a second turn.
    if (this.#waiting !== undefined) this.#writing ??= this.#writeAll()
    await this.#writing
    return this.#waiting === undefined
  }

  /** Writes what waits; after that nothing is written until `begin`. @returns whether all of it is stored now */
  async end(): Promise<boolean> {
    const isStored = await this.flush()
    this.abandon()
    return isStored
  }

  /** Nothing more is written, what waits neither. */
  abandon(): void {
    this.#forget()
    this.status = 'closed'
  }

  #forget(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#turn += 1
    this.#waiting = undefined
    this.#writing = undefined
    this.#failures = 0
    this.failure = undefined
  }

  #later(milliseconds: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#timer = undefined
      void this.flush()
    }, milliseconds)
  }

  async #writeAll(): Promise<void> {
    const turn = this.#turn
    while (this.#waiting !== undefined) {
      const document = this.#waiting
      this.#waiting = undefined
      const written = await this.#write(document)
      if (turn !== this.#turn) return
      if (written.ok) {
        this.#failures = 0
        this.failure = undefined
        continue
      }
      // A newer state takes its place.
      this.#waiting ??= document
      this.failure = written.failure
      this.status = 'failed'
      const wait = this.#pace.retry * 2 ** this.#failures
      this.#failures += 1
      clearTimeout(this.#timer)
      this.#timer = this.#later(Math.min(this.#pace.longestRetry, wait))
      break
    }
    this.#writing = undefined
    if (this.#waiting === undefined) this.status = 'saved'
  }
}
