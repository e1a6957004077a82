import type { EnginePlan } from '../engine.ts'
import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import { stepFactors } from '../step-factors.ts'
import { SETTINGS_BYTES, type MemoryPlan } from './memory-plan.ts'

/** The least normal float32: an epsilon that is 0 would divide 0 by 0. */
const LEAST_EPSILON = 2 ** -126

/** What an update is made with, in the kernel's memory: the same for every thread. */
export class UpdateSettings {
  readonly #optimizer: ResolvedOptimizer
  readonly #penalty: number
  /** Of kernels, and of the rest, which is neither penalised nor decays. */
  readonly #settings: readonly (readonly [Float32Array, isKernel: boolean])[]
  readonly #constants: Constants

  constructor(
    buffer: ArrayBufferLike,
    { settings }: MemoryPlan,
    { network, optimizer, clipping }: Pick<EnginePlan, 'network' | 'optimizer' | 'clipping'>,
  ) {
    const settingsAt = (address: number) => new Float32Array(buffer, address, SETTINGS_BYTES / 4)
    this.#optimizer = optimizer
    // A clipped gradient has the penalty's already.
    this.#penalty = clipping ? 0 : 2 * network.l2
    this.#settings = [
      [settingsAt(settings), true],
      [settingsAt(settings + SETTINGS_BYTES), false],
    ]
    this.#constants = constantsOf(optimizer)
  }

  /**
   * Writes both `Settings` of `kernel/optimizers.ts`, in their order.
   * @param step t, from 1
   */
  write(learningRate: number, step: number): void {
    const optimizer = this.#optimizer
    const { first, second, epsilon } = this.#constants
    const { rate, rootCorrection } = stepFactors(optimizer, learningRate, step)
    const decay = optimizer.name === 'adamw' ? learningRate * optimizer.weightDecay : 0
    for (const [settings, isKernel] of this.#settings) {
      settings[0] = isKernel ? this.#penalty : 0
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
