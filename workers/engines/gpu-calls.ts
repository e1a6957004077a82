import type { GpuCounts } from '../../src/domain/training.ts'

/** Running totals of what this worker asked of any WebGPU device. */
export interface GpuCalls {
  dispatches: number
  submits: number
  readbacks: number
}

const calls: GpuCalls = { dispatches: 0, submits: 0, readbacks: 0 }
let watching = false

/** Starts counting at the WebGPU API itself, so that what a library does is seen too; live totals. */
export function watchGpuCalls(): Readonly<GpuCalls> {
  if (watching) return calls
  watching = true
  countBefore(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', 'dispatches')
  countBefore(GPUQueue.prototype, 'submit', 'submits')
  countBefore(GPUBuffer.prototype, 'mapAsync', 'readbacks')
  return calls
}

function countBefore<Name extends string>(
  prototype: Record<Name, (...args: never[]) => unknown>,
  name: Name,
  total: keyof GpuCalls,
): void {
  const original = prototype[name]
  prototype[name] = function (this: unknown, ...args: never[]): unknown {
    calls[total]++
    return original.apply(this, args)
  }
}

/** Turns the totals into what one run took per step and per epoch. */
export class GpuMeter {
  readonly #calls: Readonly<GpuCalls>
  #first: GpuCalls | undefined
  #last: GpuCalls | undefined
  #steps = 0
  #epochs = 0
  #dispatchesInSteps = 0

  constructor(calls: Readonly<GpuCalls>) {
    this.#calls = calls
  }

  /** `work` queues that many steps. */
  measureSteps(steps: number, work: () => void): void {
    this.#first ??= { ...this.#calls }
    const before = this.#calls.dispatches
    work()
    this.#dispatchesInSteps += this.#calls.dispatches - before
    this.#steps += steps
  }

  /** What `work` asks of the device counts for no epoch. */
  async leaveOut(work: () => Promise<void>): Promise<void> {
    const before = { ...this.#calls }
    await work()
    if (!this.#first) return
    for (const name of ['dispatches', 'submits', 'readbacks'] as const) {
      this.#first[name] += this.#calls[name] - before[name]
    }
  }

  /** After everything of an epoch, its readback included. */
  endEpoch(): void {
    this.#last = { ...this.#calls }
    this.#epochs++
  }

  /** null before the end of the first epoch. */
  counts(): GpuCounts | null {
    if (!this.#first || !this.#last) return null
    return {
      dispatchesPerStep: this.#dispatchesInSteps / this.#steps,
      submitsPerEpoch: (this.#last.submits - this.#first.submits) / this.#epochs,
      readbacksPerEpoch: (this.#last.readbacks - this.#first.readbacks) / this.#epochs,
    }
  }
}
