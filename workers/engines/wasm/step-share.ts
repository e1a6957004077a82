import type { Kernel } from './kernel-module.ts'
import { LayerPasses } from './layer-passes.ts'
import type { LanePlan, MemoryPlan } from './memory-plan.ts'
import { Minibatch } from './minibatch.ts'
import type { MinibatchRows } from './minibatch-rows.ts'
import { partsOf, type Part } from './parts.ts'
import type { StepSettings } from './step-settings.ts'
import type { TeamBoard } from './team-board.ts'
import { WeightUpdate } from './weight-update.ts'
import type { Work } from './work.ts'

/**
 * What one thread does of every step: the gradients of its parts of the minibatch, and when all have theirs, the
 * update of its parameters.
 */
export class StepShare {
  readonly #memory: MemoryPlan
  readonly #board: TeamBoard
  readonly #thread: number
  readonly #threads: number
  /** One for each part, this thread's alone. */
  readonly #minibatches: readonly Minibatch[]
  readonly #passes: LayerPasses
  readonly #update: WeightUpdate
  /** Of a minibatch of `#cutRows` rows. */
  #parts: readonly Part[] = []
  #cutRows = 0

  /** @param thread 0 … `threads` − 1 */
  constructor(
    kernel: Kernel,
    memory: MemoryPlan,
    board: TeamBoard,
    settings: StepSettings,
    thread: number,
    threads: number,
  ) {
    const lane = memory.lanes[thread] as LanePlan
    const passes = memory.gradients
      .filter((_, part) => part % threads === thread)
      .map((gradient) => new LayerPasses(kernel, memory, lane, gradient, settings.network.loss))
    this.#memory = memory
    this.#board = board
    this.#thread = thread
    this.#threads = threads
    this.#passes = passes[0] as LayerPasses
    this.#minibatches = passes.map((ofPart) => new Minibatch(kernel, memory, ofPart))
    this.#update = new WeightUpdate(kernel, memory, settings, thread, threads)
  }

  /** Makes the gradients and losses of this thread's parts. */
  gradients(minibatch: MinibatchRows): Work {
    const parts = this.#cut(minibatch)
    const [only, other] = [parts[this.#thread], parts[this.#thread + this.#threads]]
    if (!only) return undefined
    this.#passes.transposeKernels()
    if (other) return this.#oneByOne(minibatch, parts)
    return this.#gradient(minibatch, only, this.#thread)
  }

  /** Σ weight · loss of the minibatch, when all gradients are made. */
  lossSum(minibatch: MinibatchRows): number {
    let sum = 0
    for (let part = 0; part < this.#cut(minibatch).length; part++) {
      sum += this.#board.losses[part] as number
    }
    return sum
  }

  /** Moves this thread's parameters, when all gradients are made. */
  update(minibatch: MinibatchRows): Work {
    return this.#update.run(this.#cut(minibatch).length, minibatch.step + 1)
  }

  /** Logits of `rows` validation rows from `first` on, in the output layer's outputs. */
  predict(first: number, rows: number): void {
    this.#minibatches[0]?.predict(first, rows)
  }

  *#oneByOne(minibatch: MinibatchRows, parts: readonly Part[]): Generator<undefined, void> {
    for (let index = this.#thread; index < parts.length; index += this.#threads) {
      const rest = this.#gradient(minibatch, parts[index] as Part, index)
      if (rest) yield* rest
    }
  }

  #gradient(minibatch: MinibatchRows, part: Part, index: number): Work {
    const ofPart = this.#minibatches[(index - this.#thread) / this.#threads] as Minibatch
    const rest = ofPart.run(minibatch, part)
    if (rest) return this.#finished(rest, ofPart, index)
    this.#board.losses[index] = ofPart.lossSum
    return undefined
  }

  *#finished(
    rest: Generator<undefined, void>,
    ofPart: Minibatch,
    index: number,
  ): Generator<undefined, void> {
    yield* rest
    this.#board.losses[index] = ofPart.lossSum
  }

  /** Minibatches of an epoch have the same number of rows, but for the last. */
  #cut({ rows }: MinibatchRows): readonly Part[] {
    if (rows !== this.#cutRows) {
      this.#cutRows = rows
      this.#parts = partsOf(rows, this.#memory.gradients.length)
    }
    return this.#parts
  }
}
