import type { Clipping, ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import type { EnginePlan } from '../engine.ts'
import { stepFactors } from '../step-factors.ts'
import type { Kernel } from './kernel-module.ts'
import { SETTINGS_BYTES, type MemoryPlan } from './memory-plan.ts'

/** The least normal float32: an epsilon that is 0 would divide 0 by 0. */
const LEAST_EPSILON = 2 ** -126

/** Parameters that are moved before messages may be looked at: some milliseconds. */
const STRETCH = 2 ** 20

/**
 * Steps from one flush of the optimizer's state to the next. What decays towards 0, as for a unit that no longer
 * learns, would else stay at the least denormal number for ever, where processors are a hundred times slower.
 */
const FLUSH_STEPS = 64

/** Moves all weights on by the gradient that lies in memory. */
export class WeightUpdate {
  readonly #kernel: Kernel
  readonly #memory: MemoryPlan
  readonly #optimizer: ResolvedOptimizer
  readonly #clipping: Clipping | null
  readonly #penalty: number
  /** Of kernels, and of the rest, which is neither penalised nor decays. */
  readonly #settings: readonly (readonly [Float32Array, isKernel: boolean])[]
  readonly #constants: Constants

  constructor(
    kernel: Kernel,
    memory: MemoryPlan,
    buffer: ArrayBuffer,
    { network, optimizer, clipping }: Pick<EnginePlan, 'network' | 'optimizer' | 'clipping'>,
  ) {
    this.#kernel = kernel
    this.#memory = memory
    this.#optimizer = optimizer
    this.#clipping = clipping
    this.#penalty = 2 * network.l2
    this.#constants = constantsOf(optimizer)
    const settingsAt = (address: number) => new Float32Array(buffer, address, SETTINGS_BYTES / 4)
    this.#settings = [
      [settingsAt(memory.settings), true],
      [settingsAt(memory.settings + SETTINGS_BYTES), false],
    ]
  }

  /**
   * One step; stops wherever messages may be looked at.
   * @param step t, from 1
   */
  *run(learningRate: number, step: number): Generator<undefined, void> {
    const { kernelCount, trainedCount } = this.#memory.parameters
    const { settings } = this.#memory
    const flushes = step % FLUSH_STEPS === 0
    if (this.#clipping) this.#clip(this.#clipping)
    this.#prepare(learningRate, step)
    for (let at = 0; at < kernelCount; at += STRETCH) {
      if (at > 0) yield
      const count = Math.min(STRETCH, kernelCount - at)
      this.#move(4 * at, count, settings)
      if (flushes) this.#flush(4 * at, count)
    }
    const restCount = trainedCount - kernelCount
    this.#move(4 * kernelCount, restCount, settings + SETTINGS_BYTES)
    if (flushes) this.#flush(4 * kernelCount, restCount)
  }

  /** The gradient with that of the L2 penalty, within its limits. A norm that is no number makes the weights none. */
  #clip({ by, limit }: Clipping): void {
    const kernel = this.#kernel
    const { gradient, weights, parameters } = this.#memory
    const { kernelCount, trainedCount } = parameters
    if (this.#penalty > 0) kernel.addScaled(gradient, weights, this.#penalty, kernelCount)
    if (by === 'value') {
      kernel.clampTo(gradient, limit, trainedCount)
      return
    }
    const norm = Math.sqrt(kernel.sumOfSquares(gradient, trainedCount))
    if (!(norm <= limit)) kernel.scaleBy(gradient, limit / norm, trainedCount)
  }

  /** Writes both `Settings` of `kernel/optimizers.ts`, in their order. */
  #prepare(learningRate: number, step: number): void {
    const optimizer = this.#optimizer
    const { first, second, epsilon } = this.#constants
    const { rate, rootCorrection } = stepFactors(optimizer, learningRate, step)
    const decay = optimizer.name === 'adamw' ? learningRate * optimizer.weightDecay : 0
    // A clipped gradient has the penalty's already.
    const penalty = this.#clipping ? 0 : this.#penalty
    for (const [settings, isKernel] of this.#settings) {
      settings[0] = isKernel ? penalty : 0
      settings[1] = rate
      settings[2] = isKernel ? decay : 0
      settings[3] = first
      settings[4] = 1 - first
      settings[5] = second
      settings[6] = 1 - second
      settings[7] = epsilon
      settings[8] = rootCorrection
    }
  }

  /** `count` parameters, the first at byte `offset` of each parameter vector. */
  #move(offset: number, count: number, settings: number): void {
    const kernel = this.#kernel
    const w = this.#memory.weights + offset
    const g = this.#memory.gradient + offset
    const [first = 0, second = 0] = this.#memory.slots
    const optimizer = this.#optimizer
    switch (optimizer.name) {
      case 'adam':
      case 'adamw':
        kernel[optimizer.name](w, g, first + offset, second + offset, count, settings)
        break
      case 'sgd':
        if (optimizer.momentum === 0) kernel.sgd(w, g, count, settings)
        else if (optimizer.nesterov) kernel.nesterov(w, g, first + offset, count, settings)
        else kernel.momentum(w, g, first + offset, count, settings)
        break
      case 'rmsprop':
        kernel.rmsprop(w, g, first + offset, count, settings)
    }
  }

  /** As much of each slot. */
  #flush(offset: number, count: number): void {
    for (const slot of this.#memory.slots) this.#kernel.flushDenormals(slot + offset, count)
  }
}

interface Constants {
  first: number
  second: number
  epsilon: number
}

function constantsOf(optimizer: ResolvedOptimizer): Constants {
  switch (optimizer.name) {
    case 'adam':
    case 'adamw': {
      const { beta1, beta2, epsilon } = optimizer
      return { first: beta1, second: beta2, epsilon: Math.max(epsilon, LEAST_EPSILON) }
    }
    case 'sgd':
      return { first: optimizer.momentum, second: 0, epsilon: 0 }
    case 'rmsprop':
      return {
        first: 0,
        second: optimizer.rho,
        epsilon: Math.max(optimizer.epsilon, LEAST_EPSILON),
      }
  }
}
