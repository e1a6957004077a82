import type { EngineState } from '../engine.ts'
import type { MemoryPlan } from './memory-plan.ts'
import { flatParameters, padParameters } from './parameter-vectors.ts'

/** A state in the kernel's form, on the host. */
interface PaddedState {
  step: number
  weights: Float32Array<ArrayBuffer>
  slots: Float32Array<ArrayBuffer>[]
}

/** Weights and the optimizer's slots: the kernel's own, those of the epoch kept last, and the best. */
export class RunState {
  readonly #buffer: ArrayBuffer
  readonly #memory: MemoryPlan
  readonly #kept: PaddedState
  readonly #best: Float32Array<ArrayBuffer>

  /** Brings the start to where the kernel looks for it. */
  constructor(buffer: ArrayBuffer, memory: MemoryPlan, start: EngineState) {
    const { parameters, weights, slots } = memory
    this.#buffer = buffer
    this.#memory = memory
    padParameters(parameters, start.weights, this.#vector(weights))
    start.slots.forEach((slot, i) => {
      padParameters(parameters, slot, this.#vector(slots[i] as number))
    })
    this.#best = new Float32Array(parameters.count)
    padParameters(parameters, start.bestWeights, this.#best)
    this.#kept = {
      step: start.step,
      weights: this.#vector(weights).slice(),
      slots: slots.map((address) => this.#vector(address).slice()),
    }
  }

  keep(step: number): void {
    const { weights, slots } = this.#memory
    this.#kept.step = step
    this.#kept.weights.set(this.#vector(weights))
    slots.forEach((address, i) => this.#kept.slots[i]?.set(this.#vector(address)))
  }

  keepBest(): void {
    this.#best.set(this.#vector(this.#memory.weights))
  }

  kept(): EngineState {
    return this.#flat(this.#kept)
  }

  now(step: number): EngineState {
    const { weights, slots } = this.#memory
    return this.#flat({
      step,
      weights: this.#vector(weights),
      slots: slots.map((address) => this.#vector(address)),
    })
  }

  #vector(address: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#buffer, address, this.#memory.parameters.count)
  }

  #flat({ step, weights, slots }: PaddedState): EngineState {
    const { parameters } = this.#memory
    return {
      step,
      weights: flatParameters(parameters, weights),
      slots: slots.map((slot) => flatParameters(parameters, slot)),
      bestWeights: flatParameters(parameters, this.#best),
    }
  }
}
