import type { MinibatchRows } from './minibatch-rows.ts'

/** A line of the cache, in bytes: two threads that write to the same one slow each other down. */
const LINE = 64
const WORDS_OF_LINE = LINE / Int32Array.BYTES_PER_ELEMENT

/** Looks before a thread goes to sleep: some fifty microseconds, about what waking up takes. */
const LOOKS = 50_000
/** A page's own thread may not: an engine runs there in tests alone. */
const MAY_SLEEP = !('document' in globalThis)

/** Numbers of a `MinibatchRows`. */
const TASK_NUMBERS = 4

/** Room for the board of so many threads and parts. */
export function boardBytes(threads: number, parts: number): number {
  return LINE * (threads + 2) + Float64Array.BYTES_PER_ELEMENT * (TASK_NUMBERS + parts)
}

/**
 * Where the threads of a team see how far the others are. Each has a count of the turns it has come to, which it alone
 * writes, and whoever needs the others' work waits until their counts are there. What was written before a count is
 * seen by everybody who has seen the count.
 */
export class TeamBoard {
  /** One line for each thread, and two more: how many sleep, and whether all is over. */
  readonly #counts: Int32Array
  readonly #sleepers: number
  readonly #over: number
  readonly #task: Float64Array
  /** [parts] Σ weight · loss of each part of the minibatch. */
  readonly losses: Float64Array

  /** @param address multiple of `LINE` @param threads of the team */
  constructor(buffer: ArrayBufferLike, address: number, threads: number, parts: number) {
    this.#counts = new Int32Array(buffer, address, WORDS_OF_LINE * (threads + 2))
    this.#sleepers = WORDS_OF_LINE * threads
    this.#over = this.#sleepers + WORDS_OF_LINE
    const task = address + LINE * (threads + 2)
    this.#task = new Float64Array(buffer, task, TASK_NUMBERS)
    this.losses = new Float64Array(buffer, task + this.#task.byteLength, parts)
  }

  get task(): MinibatchRows {
    const task = this.#task
    return {
      order: task[0] as number,
      rows: task[1] as number,
      seed: task[2] as number,
      step: task[3] as number,
    }
  }

  set task({ order, rows, seed, step }: MinibatchRows) {
    // One by one: `set` with a list takes longer than all of them.
    this.#task[0] = order
    this.#task[1] = rows
    this.#task[2] = seed
    this.#task[3] = step
  }

  /** Nobody is to wait any more. */
  get isOver(): boolean {
    return Atomics.load(this.#counts, this.#over) === 1
  }

  end(): void {
    Atomics.store(this.#counts, this.#over, 1)
    for (let at = 0; at < this.#sleepers; at += WORDS_OF_LINE) Atomics.notify(this.#counts, at)
  }

  /** Tells the others that this thread has come to a turn. */
  arrive(thread: number, turn: number): void {
    const at = WORDS_OF_LINE * thread
    Atomics.store(this.#counts, at, turn)
    if (Atomics.load(this.#counts, this.#sleepers) > 0) Atomics.notify(this.#counts, at)
  }

  /**
   * Waits for another thread.
   * @param patience milliseconds to sleep, if it does not come at once
   * @returns whether it has come to the turn
   */
  awaits(thread: number, turn: number, patience: number): boolean {
    const at = WORDS_OF_LINE * thread
    for (let look = 0; look < LOOKS; look++) if (this.#isAt(at, turn)) return true
    if (!MAY_SLEEP) return false
    Atomics.add(this.#counts, this.#sleepers, 1)
    const count = Atomics.load(this.#counts, at)
    if (!isBehind(count, turn)) {
      Atomics.sub(this.#counts, this.#sleepers, 1)
      return true
    }
    Atomics.wait(this.#counts, at, count, patience)
    Atomics.sub(this.#counts, this.#sleepers, 1)
    return this.#isAt(at, turn)
  }

  #isAt(at: number, turn: number): boolean {
    return !isBehind(Atomics.load(this.#counts, at), turn)
  }
}

/** Counts go round after 2³¹ turns. */
function isBehind(count: number, turn: number): boolean {
  return ((count - turn) | 0) < 0
}
