import type { EngineState } from '../engine.ts'
import { readBack } from './read-back.ts'
import { stateOf } from './read-state.ts'
import type { RunParts } from './run-parts.ts'

/** State and best weights as they were when they were told to be kept, on the device; keeping reads nothing back. */
export class KeptState {
  readonly #parts: RunParts
  /** Copies that ride on the next submit, before anything else in it. */
  #copies: ((encoder: GPUCommandEncoder) => void)[] = []
  #step: number

  constructor(parts: RunParts) {
    this.#parts = parts
    this.#step = parts.plan.start.step
  }

  /** The state as it is now, after `step` minibatch steps from the very first. */
  keep(step: number): void {
    const { buffers, memory, plan } = this.#parts
    const { weights, slots, kept } = buffers
    const bytes = 4 * memory.parameters
    const slotBytes = plan.start.slots.length * bytes
    this.#step = step
    this.#copies.push((encoder) => {
      encoder.copyBufferToBuffer(weights, 0, kept, 0, bytes)
      if (slotBytes > 0) encoder.copyBufferToBuffer(slots, 0, kept, bytes, slotBytes)
    })
  }

  /** The weights as they are now are the best so far. */
  keepBest(): void {
    const { weights, kept } = this.#parts.buffers
    const bytes = 4 * this.#parts.memory.parameters
    this.#copies.push((encoder) => {
      encoder.copyBufferToBuffer(weights, 0, kept, kept.size - bytes, bytes)
    })
  }

  /** Begins with the copies that wait: whatever changes weights or slots is encoded by one of these. */
  encoder(): GPUCommandEncoder {
    const encoder = this.#parts.device.gpu.createCommandEncoder()
    for (const copy of this.#copies) copy(encoder)
    this.#copies = []
    return encoder
  }

  /** @throws EngineError if the device has failed */
  async read(): Promise<EngineState> {
    const { device, buffers } = this.#parts
    const { kept } = buffers
    const step = this.#step
    const all = await readBack(device, this.encoder(), [
      { source: kept, from: 0, bytes: kept.size },
    ])
    return stateOf(this.#parts, all, step)
  }
}
