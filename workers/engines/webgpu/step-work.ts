import { bufferLengths } from './buffer-lengths.ts'
import type { ComputeDevice } from './compute-device.ts'
import type { Dispatch, DispatchPlan } from './dispatches.ts'
import { PHASE_BYTES } from './dispatches.ts'
import { flavourOf, type KernelName } from './flavour.ts'
import { bindingLayout, compileKernel, type KernelChoice } from './programs.ts'
import type { RowBuffers } from './rows/row-source.ts'
import type { RunParts } from './run-parts.ts'
import type { TrainingBuffers } from './training-buffers.ts'
import { defaultTuning, type Tuning } from './tuning.ts'

/** What kernels are compiled for. */
type KernelParts = Pick<RunParts, 'device' | 'plan' | 'memory'>

export type Pipelines = Readonly<Record<KernelName, GPUComputePipeline>>

/** The dispatches of a run with all that they need. */
export class StepWork {
  readonly dispatches: DispatchPlan
  readonly #phases: GPUBuffer
  readonly #gpu: GPUDevice
  readonly #buffers: TrainingBuffers
  /** By the buffer of the rows. */
  readonly #bindings = new Map<GPUBuffer, GPUBindGroup>()

  constructor({ gpu }: ComputeDevice, buffers: TrainingBuffers, dispatches: DispatchPlan) {
    this.dispatches = dispatches
    this.#gpu = gpu
    this.#buffers = buffers
    this.#phases = gpu.createBuffer({
      label: 'phases',
      size: dispatches.phases.byteLength,
      usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.UNIFORM,
    })
    gpu.queue.writeBuffer(this.#phases, 0, dispatches.phases)
  }

  /** Asks for some dispatches on some rows, one after the other, `times` over. */
  encode(
    encoder: GPUCommandEncoder,
    rows: RowBuffers,
    pipelines: Partial<Pipelines>,
    dispatches: readonly Dispatch[],
    times = 1,
  ): void {
    const bindings = this.#bind(rows)
    const pass = encoder.beginComputePass()
    for (let i = 0; i < times; i++) {
      for (const { kernel, groups, phase } of dispatches) {
        pass.setPipeline(pipelines[kernel] as GPUComputePipeline)
        pass.setBindGroup(0, bindings, [phase])
        pass.dispatchWorkgroups(groups)
      }
    }
    pass.end()
  }

  dispose(): void {
    this.#phases.destroy()
  }

  #bind({ records, order }: RowBuffers): GPUBindGroup {
    const known = this.#bindings.get(records)
    if (known) return known
    const { plan, inputs, schedule, weights, slots, activations, results } = this.#buffers
    const bindings = this.#gpu.createBindGroup({
      layout: bindingLayout(this.#gpu),
      entries: [
        { buffer: plan },
        { buffer: this.#phases, size: PHASE_BYTES },
        ...[records, inputs, order, schedule, weights, slots, activations, results].map(
          (buffer) => ({ buffer }),
        ),
      ].map((resource, binding) => ({ binding, resource })),
    })
    this.#bindings.set(records, bindings)
    return bindings
  }
}

/** The kernels of a minibatch step. @throws EngineError `engineFailed` */
export async function compileStep(
  parts: KernelParts,
  { step }: DispatchPlan,
  tuning: Tuning,
): Promise<Partial<Pipelines>> {
  const names = new Set(step.flat().map(({ kernel }) => kernel))
  const pipelines = await Promise.all(
    [...names].map(async (name) => {
      const choice = kernelChoice(name, parts, tuning)
      return [name, await compileKernel(parts.device.gpu, name, choice)] as const
    }),
  )
  return Object.fromEntries(pipelines)
}

/** The kernel of the validation rows. @throws EngineError `engineFailed` */
export function compileValidation(parts: KernelParts): Promise<GPUComputePipeline> {
  const { device } = parts
  return compileKernel(
    device.gpu,
    'validate',
    kernelChoice('validate', parts, defaultTuning(device)),
  )
}

/** Only `rows` and `update` are tuned: their results do not depend on it. */
function kernelChoice(
  name: KernelName,
  { device, plan, memory }: KernelParts,
  tuning: Tuning,
): KernelChoice {
  const common = { flavour: flavourOf(name, plan), lengths: bufferLengths(memory) }
  const base = defaultTuning(device)
  switch (name) {
    case 'rows':
      return { ...tuning.rows, ...common }
    case 'update':
      return { ...tuning.update, ...common }
    case 'gradient':
      return { ...base.update, ...common }
    case 'apply':
      return { threads: base.update.threads, ...common }
    case 'validate':
      return { ...base.rows, ...common }
  }
}
