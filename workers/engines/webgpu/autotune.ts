import type { ComputeDevice } from './compute-device.ts'
import { planDispatches, type Dispatch } from './dispatches.ts'
import { flavourOf } from './flavour.ts'
import type { RowBuffers } from './rows/row-source.ts'
import type { RunParts } from './run-parts.ts'
import { compileStep, StepWork } from './step-work.ts'
import { candidates, type Tuning } from './tuning.ts'

/** How long one measurement of a candidate takes, about, in milliseconds; the shorter of two counts. */
const MEASURED_MS = 15
/** What was found, by network and minibatch. */
const found = new WeakMap<GPUDevice, Map<string, Tuning>>()

/** The choice of an earlier run of this worker on the same device with such a network. */
export function rememberedTuning(parts: Pick<RunParts, 'device' | 'plan'>): Tuning | undefined {
  return found.get(parts.device.gpu)?.get(keyOf(parts))
}

/** Finds the fastest way to cut a step for this device and network. */
export class Autotuner {
  readonly #parts: RunParts
  readonly #rows: Tuning[]
  readonly #update: Tuning[]
  #compiled: Promise<unknown> | undefined
  #isReady = false

  constructor(parts: RunParts) {
    this.#parts = parts
    const { base, rows, update } = candidates(parts.device)
    this.#rows = rows.map((choice) => ({ ...base, rows: choice }))
    this.#update = update.map((choice) => ({ ...base, update: choice }))
  }

  /** All candidates are compiled. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** Compiles all candidates. */
  async prepare(): Promise<void> {
    this.#compiled ??= Promise.all(
      [...this.#rows, ...this.#update].map((tuning) =>
        compileStep(this.#parts, planDispatches(this.#parts, tuning), tuning),
      ),
    )
    await this.#compiled
    this.#isReady = true
  }

  /**
   * Times each candidate, between two epochs: on a copy of weights and slots, for what else the kernels write is of
   * no use then.
   * @param rows the first of the training rows
   */
  async measure(rows: RowBuffers): Promise<Tuning> {
    await this.prepare()
    const { device, buffers, plan } = this.#parts
    const copies = {
      ...buffers,
      weights: copyOf(device, buffers.weights),
      slots: copyOf(device, buffers.slots),
    }
    const parts = { ...this.#parts, buffers: copies }
    const best = {
      rows: (await fastest(parts, rows, 'rows', this.#rows)).rows,
      update: (await fastest(parts, rows, 'update', this.#update)).update,
    }
    copies.weights.destroy()
    copies.slots.destroy()
    const ofDevice = found.get(device.gpu) ?? new Map<string, Tuning>()
    found.set(device.gpu, ofDevice.set(keyOf({ device, plan }), best))
    return best
  }
}

async function fastest(
  parts: RunParts,
  rows: RowBuffers,
  kernel: Dispatch['kernel'],
  tunings: readonly Tuning[],
): Promise<Tuning> {
  let best = tunings[0] as Tuning
  let least = Infinity
  for (const tuning of tunings) {
    const milliseconds = await timeOf(parts, rows, kernel, tuning)
    if (milliseconds < least) {
      least = milliseconds
      best = tuning
    }
  }
  return best
}

/** Milliseconds that a step, or its first part, spends in one kernel. */
async function timeOf(
  parts: RunParts,
  rows: RowBuffers,
  kernel: Dispatch['kernel'],
  tuning: Tuning,
): Promise<number> {
  const { gpu, trouble } = parts.device
  const dispatches = planDispatches(parts, tuning)
  const [first = []] = dispatches.step
  const ofKernel = first.filter((dispatch) => dispatch.kernel === kernel)
  if (ofKernel.length === 0) return 0
  const pipelines = await compileStep(parts, dispatches, tuning)
  const work = new StepWork(parts.device, parts.buffers, dispatches)
  const time = async (times: number) => {
    const began = performance.now()
    const encoder = gpu.createCommandEncoder()
    work.encode(encoder, rows, pipelines, ofKernel, times)
    gpu.queue.submit([encoder.finish()])
    await Promise.race([gpu.queue.onSubmittedWorkDone(), trouble.failed])
    return (performance.now() - began) / times
  }
  await time(1)
  const once = await time(1)
  const times = Math.max(1, Math.min(256, Math.round(MEASURED_MS / once)))
  const measured = Math.min(await time(times), await time(times))
  work.dispose()
  return measured
}

function copyOf({ gpu }: ComputeDevice, buffer: GPUBuffer): GPUBuffer {
  const { label, size, usage } = buffer
  const copy = gpu.createBuffer({ label, size, usage })
  const encoder = gpu.createCommandEncoder()
  encoder.copyBufferToBuffer(buffer, 0, copy, 0, size)
  gpu.queue.submit([encoder.finish()])
  return copy
}

function keyOf({ plan }: Pick<RunParts, 'device' | 'plan'>): string {
  const { network, batchSize, train } = plan
  return JSON.stringify([
    network.layers.map(({ units }) => units),
    train.features.numberInputs.length,
    train.features.categories.length,
    Math.min(batchSize, train.features.rows),
    flavourOf('rows', plan),
    flavourOf('update', plan),
  ])
}
