import { failure } from '../../../src/domain/failure.ts'
import { EngineError, type EnginePlan } from '../engine.ts'
import type { ComputeDevice } from './compute-device.ts'
import { bufferLengths } from './buffer-lengths.ts'
import type { InputTable } from './input-table.ts'
import { withTransposed, type MemoryPlan } from './memory-plan.ts'
import { PLAN_BYTES, planUniform } from './plan-uniform.ts'
import { STEP_WORDS } from './schedule.ts'

/** `Results` in kernels/plan.wgsl begins with two words that count steps. */
export const RESULTS_HEAD_BYTES = 8

export type TrainingBuffers = Readonly<Record<BufferName, GPUBuffer>>

type BufferName =
  // The bindings of kernels/plan.wgsl, but for the phases and the rows.
  | 'plan'
  | 'inputs'
  | 'schedule'
  | 'weights'
  | 'slots'
  | 'activations'
  | 'results'
  /** Weights and slots at the end of the last epoch, then the best weights. */
  | 'kept'

/**
 * Everything one run needs on the device but its rows, filled.
 * @throws EngineError `outOfMemory` if a buffer is longer than the device can bind, or cannot be had
 */
export async function createBuffers(
  { gpu }: ComputeDevice,
  plan: EnginePlan,
  memory: MemoryPlan,
  table: InputTable,
): Promise<TrainingBuffers> {
  const { start, network } = plan
  const { weights, slots, bestWeights } = start
  const lengths = bufferLengths(memory)
  const words: Record<BufferName, number> = {
    plan: PLAN_BYTES / 4,
    // A binding may not be empty.
    inputs: Math.max(1, table.words.length),
    schedule: STEP_WORDS * memory.stepsPerEpoch,
    weights: lengths.weights,
    slots: lengths.slots,
    activations: 4 * lengths.activations,
    results: RESULTS_HEAD_BYTES / 4 + memory.results,
    kept: (2 + slots.length) * memory.parameters,
  }
  const most = Math.min(gpu.limits.maxStorageBufferBindingSize, gpu.limits.maxBufferSize)
  const needed = 4 * Math.max(...Object.values(words))
  if (needed > most) throw new EngineError(failure('outOfMemory', { needed, most }))

  gpu.pushErrorScope('out-of-memory')
  const create = (name: BufferName) =>
    gpu.createBuffer({
      label: name,
      size: 4 * words[name],
      usage:
        GPUBufferUsage.COPY_DST |
        GPUBufferUsage.COPY_SRC |
        (name === 'plan' ? GPUBufferUsage.UNIFORM : GPUBufferUsage.STORAGE),
    })
  const buffers = Object.fromEntries(
    (Object.keys(words) as BufferName[]).map((name) => [name, create(name)]),
  ) as Record<BufferName, GPUBuffer>
  const refused = await gpu.popErrorScope()
  if (refused) {
    for (const buffer of Object.values(buffers)) buffer.destroy()
    const all = Object.values(words).reduce((sum, count) => sum + 4 * count, 0)
    throw new EngineError(failure('outOfMemory', { needed: all, most }))
  }

  const upload = (buffer: GPUBuffer, data: GPUAllowSharedBufferSource, byte = 0) => {
    gpu.queue.writeBuffer(buffer, byte, data)
  }
  upload(buffers.plan, planUniform(plan, memory, table))
  upload(buffers.inputs, table.words)
  upload(buffers.weights, withTransposed(network, memory, weights))
  const bytes = weights.byteLength
  slots.forEach((slot, i) => {
    upload(buffers.slots, slot, i * bytes)
    upload(buffers.kept, slot, (1 + i) * bytes)
  })
  upload(buffers.kept, weights)
  upload(buffers.kept, bestWeights, (1 + slots.length) * bytes)
  return buffers
}
