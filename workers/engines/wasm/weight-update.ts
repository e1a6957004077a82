import type { Clipping, ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import type { Kernel } from './kernel-module.ts'
import { SETTINGS_BYTES, type MemoryPlan } from './memory-plan.ts'
import type { StepSettings } from './step-settings.ts'
import type { Work } from './work.ts'

/** Parameters that are moved before messages may be looked at: some milliseconds. */
const STRETCH = 2 ** 20

/**
 * Steps from one flush of the optimizer's state to the next. What decays towards 0, as for a unit that no longer
 * learns, would else stay at the least denormal number for ever, where processors are a hundred times slower.
 */
const FLUSH_STEPS = 64

/** Moves a thread's share of the weights on by the gradients that lie in memory. */
export class WeightUpdate {
  readonly #kernel: Kernel
  readonly #memory: MemoryPlan
  readonly #optimizer: ResolvedOptimizer
  readonly #clipping: Clipping | null
  readonly #l1: number
  readonly #penalty: number
  /** The share's first parameter, and the one behind its last. */
  readonly #from: number
  readonly #to: number

  /** @param thread 0 … `threads` − 1 */
  constructor(
    kernel: Kernel,
    memory: MemoryPlan,
    { network, optimizer, clipping }: StepSettings,
    thread: number,
    threads: number,
  ) {
    const vectors = memory.parameters.trainedCount / 4
    // Whether the norm is within its limit shows in the whole gradient.
    const share = (end: number) =>
      4 * Math.floor((clipping ? Math.min(end, 1) : end / threads) * vectors)
    this.#kernel = kernel
    this.#memory = memory
    this.#optimizer = optimizer
    this.#clipping = clipping
    this.#l1 = network.l1
    this.#penalty = 2 * network.l2
    this.#from = share(thread)
    this.#to = share(thread + 1)
  }

  /**
   * One step; stops wherever messages may be looked at.
   * @param parts of the minibatch, whose gradients are to be added up
   * @param step t, from 1
   */
  run(parts: number, step: number): Work {
    if (this.#from === this.#to) return undefined
    const clipping = this.#clipping
    if (clipping) {
      this.#addUp(this.#from, this.#to, parts)
      this.#clip(clipping, this.#gradientOf(parts))
    }
    if (this.#to - this.#from > STRETCH) return this.#stretches(parts, step)
    this.#stretch(this.#from, this.#to, parts, step)
    return undefined
  }

  *#stretches(parts: number, step: number): Generator<undefined, void> {
    for (let from = this.#from; from < this.#to; from += STRETCH) {
      if (from > this.#from) yield
      this.#stretch(from, Math.min(this.#to, from + STRETCH), parts, step)
    }
  }

  /** Parameters `from` … `to` − 1. */
  #stretch(from: number, to: number, parts: number, step: number): void {
    const { settings, parameters } = this.#memory
    const { kernelCount } = parameters
    const gradient = this.#gradientOf(parts)
    const kernelEnd = Math.min(to, kernelCount)
    if (!this.#clipping) {
      this.#addUp(from, to, parts)
      this.#addSigns(gradient, from, kernelEnd)
    }
    this.#move(gradient, from, kernelEnd, settings)
    this.#move(gradient, Math.max(from, kernelCount), to, settings + SETTINGS_BYTES)
    if (step % FLUSH_STEPS === 0) this.#flush(from, to)
  }

  /** Address of the sum of so many parts. */
  #gradientOf(parts: number): number {
    return parts > 1 ? this.#memory.gradient : (this.#memory.gradients[0] as number)
  }

  /** One part after the other. */
  #addUp(from: number, to: number, parts: number): void {
    const { gradients, gradient } = this.#memory
    const offset = 4 * from
    let sum = gradients[0] as number
    for (let part = 1; part < parts; part++) {
      const other = gradients[part] as number
      this.#kernel.add(gradient + offset, sum + offset, other + offset, to - from)
      sum = gradient
    }
  }

  /** The gradient with that of the penalties, within its limits. A norm that is no number makes the weights none. */
  #clip({ by, limit }: Clipping, gradient: number): void {
    const kernel = this.#kernel
    const { weights, parameters } = this.#memory
    const { kernelCount, trainedCount } = parameters
    this.#addSigns(gradient, 0, kernelCount)
    if (this.#penalty > 0) kernel.addScaled(gradient, weights, this.#penalty, kernelCount)
    if (by === 'value') {
      kernel.clampTo(gradient, limit, trainedCount)
      return
    }
    const norm = Math.sqrt(kernel.sumOfSquares(gradient, trainedCount))
    if (!(norm <= limit)) kernel.scaleBy(gradient, limit / norm, trainedCount)
  }

  /** Adds the gradient of the L1 penalty to that of parameters `from` … `to` − 1, all of them kernels'. */
  #addSigns(gradient: number, from: number, to: number): void {
    if (this.#l1 === 0 || to <= from) return
    const w = this.#memory.weights + 4 * from
    this.#kernel.addSigns(gradient + 4 * from, w, this.#l1, to - from)
  }

  #move(gradient: number, from: number, to: number, settings: number): void {
    if (to <= from) return
    const kernel = this.#kernel
    const count = to - from
    const w = this.#memory.weights + 4 * from
    const g = gradient + 4 * from
    const [first = 0, second = 0] = this.#memory.slots
    const [m, v] = [first + 4 * from, second + 4 * from]
    const optimizer = this.#optimizer
    switch (optimizer.name) {
      case 'adam':
      case 'adamw':
        kernel[optimizer.name](w, g, m, v, count, settings)
        break
      case 'sgd':
        if (optimizer.momentum === 0) kernel.sgd(w, g, count, settings)
        else if (optimizer.nesterov) kernel.nesterov(w, g, m, count, settings)
        else kernel.momentum(w, g, m, count, settings)
        break
      case 'rmsprop':
        kernel.rmsprop(w, g, m, count, settings)
    }
  }

  /** As much of each slot. */
  #flush(from: number, to: number): void {
    for (const slot of this.#memory.slots) this.#kernel.flushDenormals(slot + 4 * from, to - from)
  }
}
