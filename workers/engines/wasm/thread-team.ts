import { failure } from '../../../src/domain/failure.ts'
import { startNestedWorker } from '../../nested-worker.ts'
import { EngineError } from '../engine.ts'
import type { MemoryPlan } from './memory-plan.ts'
import type { MinibatchRows } from './minibatch-rows.ts'
import type { Work } from './work.ts'
import type { StepSettings } from './step-settings.ts'
import type { TeamBoard } from './team-board.ts'

/** What a thread needs to do its share. */
export interface ThreadTask {
  module: WebAssembly.Module
  memory: WebAssembly.Memory
  plan: MemoryPlan
  settings: StepSettings
  /** From 1; the engine's own is 0. */
  thread: number
  threads: number
}

/** Turns of a step: it begins, a thread's gradients are made, its parameters are moved. */
export const TURNS = 3
export const MADE = 1
export const MOVED = 2

/** How long others are waited for before messages may be looked at, in milliseconds. */
const LATE_MS = 2
/** So many times, which is twenty seconds: then it is taken for gone. */
const MOST_WAITS = 10_000

/** A thread that does not come up by then is not waited for. */
const PATIENCE_MS = 1000

/** Whether this page may share memory between threads, and has more than one for us. */
export function threadsAtHand(): number {
  if (
    typeof Worker === 'undefined' ||
    !('crossOriginIsolated' in globalThis) ||
    !crossOriginIsolated
  )
    return 1
  const { hardwareConcurrency } = navigator
  // One is for the page, where there are more than two.
  return hardwareConcurrency > 2 ? hardwareConcurrency - 1 : hardwareConcurrency
}

/** The other threads that take part in steps. They wait in memory, not for messages. */
export class ThreadTeam {
  readonly #workers: readonly Worker[]
  readonly #board: TeamBoard
  #turn = 0
  #trouble: string | undefined

  private constructor(workers: readonly Worker[], board: TeamBoard) {
    this.#workers = workers
    this.#board = board
    for (const worker of workers) worker.onerror = ({ message }) => (this.#trouble = message)
  }

  /** Starts all threads but the first; none if one of them does not come up soon. */
  static async start(
    task: Omit<ThreadTask, 'thread'>,
    board: TeamBoard,
  ): Promise<ThreadTeam | null> {
    const workers = Array.from({ length: task.threads - 1 }, startThread)
    const ready = workers.map((worker, i) => isReady(worker, { ...task, thread: i + 1 }))
    if ((await Promise.all(ready)).every(Boolean)) return new ThreadTeam(workers, board)
    for (const worker of workers) worker.terminate()
    return null
  }

  /** The others begin with their share of a step. */
  begin(minibatch: MinibatchRows): void {
    this.#turn += TURNS
    this.#board.task = minibatch
    this.#board.arrive(0, this.#turn)
  }

  /** When this thread's gradients are made, until the others' are. @throws EngineError `engineFailed` */
  meet(): Work {
    this.#board.arrive(0, this.#turn + MADE)
    return this.#others(this.#turn + MADE)
  }

  /** Until the others have moved their parameters. @throws EngineError `engineFailed` */
  end(): Work {
    return this.#others(this.#turn + MOVED)
  }

  /** The others come to an end of themselves: one that is ended in a loop keeps its memory for seconds. */
  dispose(): void {
    this.#board.end()
    for (const worker of this.#workers) worker.terminate()
  }

  #others(turn: number): Work {
    for (let thread = 1; thread <= this.#workers.length; thread++) {
      if (!this.#board.awaits(thread, turn, LATE_MS)) return this.#late(thread, turn)
    }
    return undefined
  }

  /** `thread` and those behind it. */
  *#late(thread: number, turn: number): Generator<undefined, void> {
    for (let other = thread; other <= this.#workers.length; other++) {
      for (let waits = 1; !this.#board.awaits(other, turn, LATE_MS); waits++) {
        if (waits === MOST_WAITS) this.#trouble ??= 'A thread does not answer.'
        if (this.#trouble !== undefined) {
          throw new EngineError(failure('engineFailed', { engine: 'wasm', reason: this.#trouble }))
        }
        yield
      }
    }
  }
}

function startThread(): Worker {
  return startNestedWorker(
    (Worker) =>
      new Worker(new URL('./kernel-thread.worker.ts', import.meta.url), {
        type: 'module',
        name: 'kernel-thread',
      }),
  )
}

function isReady(worker: Worker, task: ThreadTask): Promise<boolean> {
  return new Promise((resolve) => {
    worker.onmessage = () => {
      resolve(true)
    }
    worker.onerror = () => {
      resolve(false)
    }
    AbortSignal.timeout(PATIENCE_MS).addEventListener('abort', () => {
      resolve(false)
    })
    try {
      worker.postMessage(task)
    } catch {
      // A browser may call the page isolated and yet not hand memory from thread to thread (WebKitGTK).
      resolve(false)
    }
  })
}
