import type { EpochRecord, TrainingEvent, ValidationView } from '../../src/domain/training.ts'

/** Milliseconds between two events about epochs, and between events within a long one. */
const BETWEEN_EPOCHS = 50
const BETWEEN_PROGRESS = 100

interface EpochNews {
  record: EpochRecord
  bestEpoch: number
  stepsPerSecond: number
  /** Only made if it is sent. */
  view: () => ValidationView
}

/**
 * Keeps a fast run from flooding the page: epochs that end sooner after one another than a screen can show share
 * an event. Nothing is lost: what has not been sent goes with the next event, at the latest with `flush`.
 */
export class EventSender {
  readonly #emit: (event: TrainingEvent) => void
  #sentAt = -Infinity
  #waiting: EpochNews[] = []

  constructor(emit: (event: TrainingEvent) => void) {
    this.#emit = emit
  }

  /** At once, after everything that waits. */
  send(event: TrainingEvent): void {
    this.flush()
    this.#sentAt = performance.now()
    this.#emit(event)
  }

  epoch(news: EpochNews): void {
    this.#waiting.push(news)
    if (performance.now() - this.#sentAt >= BETWEEN_EPOCHS) this.flush()
  }

  progress(epoch: number, step: number, stepsPerSecond: number): void {
    if (performance.now() - this.#sentAt < BETWEEN_PROGRESS) return
    this.send({ type: 'progress', epoch, step, stepsPerSecond })
  }

  flush(): void {
    const newest = this.#waiting.at(-1)
    if (!newest) return
    const records = this.#waiting.map(({ record }) => record)
    const { bestEpoch, stepsPerSecond } = newest
    this.#waiting = []
    this.#sentAt = performance.now()
    this.#emit({ type: 'epoch', records, bestEpoch, stepsPerSecond, view: newest.view() })
  }
}
