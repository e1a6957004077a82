import type { Clipping, ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import type { EnginePlan } from '../engine.ts'
import { stepFactors } from '../step-factors.ts'
import type { Kernel } from './kernel-module.ts'
import { SETTINGS_BYTES, type MemoryPlan } from './memory-plan.ts'

/** The least normal float32: an epsilon that is 0 would divide 0 by 0. */
const LEAST_EPSILON = 2 ** -126

/** Parameters that are moved before messages may be looked at: some milliseconds. */
const STRETCH = 2 ** 20

/** Moves all weights on by the gradient that lies in memory. */
export class WeightUpdate {
  readonly #kernel: Kernel
  readonly #memory: MemoryPlan
  readonly #optimizer: ResolvedOptimizer
  readonly #clipping: Clipping | null
  readonly #penalty: number
  /** Of kernels, and of the rest, which is neither penalised nor decays. */
  readonly #settings: readonly [Float32Array, Float32Array]

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
    this.#settings = [
      new Float32Array(buffer, memory.settings, SETTINGS_BYTES / 4),
      new Float32Array(buffer, memory.settings + SETTINGS_BYTES, SETTINGS_BYTES / 4),
    ]
  }

  /**
   * One step; stops wherever messages may be looked at.
   * @param step t, from 1
   */
  *run(learningRate: number, step: number): Generator<undefined, void> {
    const { kernelCount, trainedCount } = this.#memory.parameters
    this.#prepare(learningRate, step)
    for (const [from, to, settings] of [
      [0, kernelCount, this.#memory.settings],
      [kernelCount, trainedCount, this.#memory.settings + SETTINGS_BYTES],
    ] as const) {
      for (let at = from; at < to; at += STRETCH) {
        this.#move(4 * at, Math.min(STRETCH, to - at), settings)
        yield
      }
    }
  }

  /** Writes both settings, in the order of `Settings` in `kernel/optimizers.ts`. */
  #prepare(learningRate: number, step: number): void {
    const optimizer = this.#optimizer
    const { rate, rootCorrection } = stepFactors(optimizer, learningRate, step)
    const { first, second, epsilon } = constantsOf(optimizer)
    const decay = optimizer.name === 'adamw' ? learningRate * optimizer.weightDecay : 0
    const limit = this.#clipping?.by === 'value' ? this.#clipping.limit : Infinity
    const scale = this.#clipping?.by === 'globalNorm' ? this.#scale(this.#clipping.limit) : 1
    const shared = [first, 1 - first, second, 1 - second, epsilon, rootCorrection]
    this.#settings[0].set([this.#penalty, scale, limit, rate, decay, ...shared])
    this.#settings[1].set([0, scale, limit, rate, 0, ...shared])
  }

  /** min(1, limit / √Σ g²); a norm that is no number makes the weights none, which is noticed. */
  #scale(limit: number): number {
    const { gradient, weights, parameters } = this.#memory
    const { kernelCount, trainedCount } = parameters
    const at = 4 * kernelCount
    const rest = trainedCount - kernelCount
    const squares =
      this.#kernel.sumOfSquares(gradient, weights, kernelCount, this.#penalty) +
      this.#kernel.sumOfSquares(gradient + at, weights + at, rest, 0)
    const norm = Math.sqrt(squares)
    return norm <= limit ? 1 : limit / norm
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
        kernel.adam(w, g, first + offset, second + offset, count, settings)
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
}

function constantsOf(optimizer: ResolvedOptimizer): {
  first: number
  second: number
  epsilon: number
} {
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
