import type { GpuMeter } from '../gpu-calls.ts'
import type { ComputeDevice } from './compute-device.ts'
import type { Dispatch } from './dispatches.ts'
import type { RowBuffers } from './rows/row-source.ts'
import type { Pipelines, StepWork } from './step-work.ts'
import { workDone } from './work-done.ts'

/** Hands steps over to the device, never more than two command buffers ahead of it. */
export class StepQueue {
  readonly #device: ComputeDevice
  readonly #meter: GpuMeter
  readonly #begin: () => GPUCommandEncoder
  #handedOver: Promise<unknown> = Promise.resolve()

  /** @param begin gives an encoder */
  constructor(device: ComputeDevice, meter: GpuMeter, begin: () => GPUCommandEncoder) {
    this.#device = device
    this.#meter = meter
    this.#begin = begin
  }

  /**
   * Many steps in one command buffer, or one step in several if it takes long.
   * @returns how many were handed over: fewer than `steps` if given up in between
   */
  async take(
    steps: number,
    work: StepWork,
    pipelines: Partial<Pipelines>,
    rows: RowBuffers,
    isStopping: () => boolean,
  ): Promise<number> {
    const { step } = work.dispatches
    const submit = (part: readonly Dispatch[], times: number, completed: number) =>
      this.#handOver(completed, (encoder) => {
        work.encode(encoder, rows, pipelines, part, times)
      })
    const [whole] = step
    if (whole && step.length === 1) {
      await submit(whole, steps, steps)
      return steps
    }
    for (let taken = 0; taken < steps; taken++) {
      for (const [i, part] of step.entries()) {
        if (isStopping()) return taken
        await submit(part, 1, i === step.length - 1 ? 1 : 0)
      }
    }
    return steps
  }

  /** Resolves when what was handed over before is done. */
  async #handOver(steps: number, encode: (encoder: GPUCommandEncoder) => void): Promise<void> {
    this.#device.submitTensorWork()
    this.#meter.measureSteps(steps, () => {
      const encoder = this.#begin()
      encode(encoder)
      this.#device.gpu.queue.submit([encoder.finish()])
    })
    const before = this.#handedOver
    this.#handedOver = workDone(this.#device)
    await before
  }
}
