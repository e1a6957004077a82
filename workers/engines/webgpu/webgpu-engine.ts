import type { Tensor1D } from '@tensorflow/tfjs'
import { permutation } from '../../../src/domain/random.ts'
import type { EngineInfo, GpuCounts } from '../../../src/domain/training.ts'
import type { Engine, EnginePlan, EngineState, EpochReading } from '../engine.ts'
import { GpuMeter } from '../gpu-calls.ts'
import type { ComputeDevice } from './compute-device.ts'
import { GROUP_ROWS, planMemory, type MemoryPlan } from './memory-plan.ts'
import { VALIDATION_RANGE_BYTE } from './plan-uniform.ts'
import type { Programs } from './programs.ts'
import { readBack } from './read-back.ts'
import { epochSchedule } from './schedule.ts'
import { createBuffers, RESULTS_HEAD_BYTES, type TrainingBuffers } from './training-buffers.ts'
import { wrapWeights } from './wrapped-weights.ts'

/** Workgroups that every adapter takes in one direction; the update kernel loops over what is left. */
const MOST_GROUPS = 65_535

/**
 * Kernels of our own (kernels/*.wgsl): two dispatches for a minibatch step at any depth, any number of steps in
 * one compute pass, one readback for an epoch.
 */
export class WebGpuEngine implements Engine {
  readonly info: EngineInfo
  readonly #plan: EnginePlan
  readonly #device: ComputeDevice
  readonly #memory: MemoryPlan
  readonly #buffers: TrainingBuffers
  readonly #programs: Promise<Programs>
  readonly #meter: GpuMeter
  #bindings: Record<'training' | 'validation', GPUBindGroup> | undefined
  /** Copies that ride on the next submit, before anything else in it. */
  #copies: ((encoder: GPUCommandEncoder) => void)[] = []
  #handedOver: Promise<unknown> = Promise.resolve()
  /** Minibatch steps taken from the very first, up to the last `keepEpoch`, and in the running epoch. */
  #taken: number
  #keptStep: number
  #position = 0
  #epoch: number

  /**
   * The kernels may still be compiling then; the first step waits for them.
   * @throws EngineError `outOfMemory`, see `createBuffers`
   */
  static async open(
    plan: EnginePlan,
    device: ComputeDevice,
    info: EngineInfo,
  ): Promise<WebGpuEngine> {
    const programs = device.programs(plan.network.loss, plan.optimizer)
    programs.catch(() => undefined)
    const memory = planMemory({
      network: plan.network,
      rows: plan.train.features.rows,
      batchSize: plan.batchSize,
      validationRows: plan.validation.rows,
      threads: device.threads,
    })
    const buffers = await createBuffers(device, plan, memory)
    return new WebGpuEngine(plan, device, info, memory, buffers, programs)
  }

  private constructor(
    plan: EnginePlan,
    device: ComputeDevice,
    info: EngineInfo,
    memory: MemoryPlan,
    buffers: TrainingBuffers,
    programs: Promise<Programs>,
  ) {
    this.info = info
    this.#plan = plan
    this.#device = device
    this.#memory = memory
    this.#buffers = buffers
    this.#programs = programs
    this.#meter = new GpuMeter(device.calls)
    this.#taken = plan.start.step
    this.#keptStep = plan.start.step
    this.#epoch = plan.epoch
  }

  get stepsPerEpoch(): number {
    return this.#memory.stepsPerEpoch
  }

  async step(steps: number): Promise<void> {
    if (this.#position + steps > this.stepsPerEpoch) {
      throw new Error(`${steps} steps from ${this.#position} cross the end of the epoch`)
    }
    this.#device.trouble.check()
    const programs = await this.#programs
    this.#meter.measureSteps(steps, () => {
      if (this.#position === 0) this.#startEpoch()
      this.#submitSteps(programs, steps)
    })
    const before = this.#handedOver
    this.#handedOver = this.#done()
    await before
  }

  async settle(): Promise<void> {
    await this.#done()
  }

  async readEpoch(): Promise<EpochReading> {
    if (this.#position !== this.stepsPerEpoch) throw new Error('the epoch has not ended')
    const { parameters, results, weightSums, logits } = this.#memory
    const encoder = this.#validate(await this.#programs)
    this.#position = 0
    this.#epoch++
    const values = await readBack(
      this.#device,
      encoder,
      this.#buffers.results,
      RESULTS_HEAD_BYTES,
      4 * results,
    )
    this.#meter.endEpoch()
    return {
      trainLoss: sum(values.subarray(0, weightSums)) / this.#plan.train.features.rows,
      meanWeight: sum(values.subarray(weightSums, logits)) / parameters,
      validationLogits: values.slice(logits),
    }
  }

  keepEpoch(): void {
    const { weights, slots, kept } = this.#buffers
    const bytes = 4 * this.#memory.parameters
    const slotBytes = this.#plan.start.slots.length * bytes
    this.#keptStep = this.#taken
    this.#copies.push((encoder) => {
      encoder.copyBufferToBuffer(weights, 0, kept, 0, bytes)
      if (slotBytes > 0) encoder.copyBufferToBuffer(slots, 0, kept, bytes, slotBytes)
    })
  }

  keepBest(): void {
    const { weights, kept } = this.#buffers
    const bytes = 4 * this.#memory.parameters
    this.#copies.push((encoder) => {
      encoder.copyBufferToBuffer(weights, 0, kept, kept.size - bytes, bytes)
    })
  }

  async checkpoint(): Promise<EngineState> {
    this.#device.trouble.check()
    const { kept } = this.#buffers
    const step = this.#keptStep
    const all = await readBack(this.#device, this.#encoder(), kept, 0, kept.size)
    const { parameters } = this.#memory
    const part = (i: number) => all.slice(i * parameters, (i + 1) * parameters)
    const { slots } = this.#plan.start
    return {
      step,
      weights: part(0),
      slots: slots.map((_, i) => part(1 + i)),
      bestWeights: part(1 + slots.length),
    }
  }

  counts(): GpuCounts | null {
    return this.#meter.counts()
  }

  /**
   * [parameters] The weights as a tensor that shares their memory, see `wrapWeights`: training on changes what it
   * says. The caller disposes of it, before the engine.
   */
  weights(): Tensor1D {
    return wrapWeights(this.#buffers.weights, this.#memory.parameters)
  }

  dispose(): void {
    this.#device.submitTensorWork()
    for (const buffer of Object.values(this.#buffers)) buffer.destroy()
  }

  /** Resolves when all that was submitted is done. */
  #done(): Promise<unknown> {
    const { gpu, trouble } = this.#device
    const done = Promise.race([gpu.queue.onSubmittedWorkDone(), trouble.failed])
    // Whoever waits is told; nobody may be waiting.
    done.catch(() => undefined)
    return done
  }

  /** Begins with the copies that wait. */
  #encoder(): GPUCommandEncoder {
    const encoder = this.#device.gpu.createCommandEncoder()
    for (const copy of this.#copies) copy(encoder)
    this.#copies = []
    return encoder
  }

  #startEpoch(): void {
    const { optimizer, learningRate, seed, train } = this.#plan
    const { queue } = this.#device.gpu
    const { order, schedule, results } = this.#buffers
    queue.writeBuffer(order, 0, permutation(seed, 'shuffle', this.#epoch, train.features.rows))
    queue.writeBuffer(
      schedule,
      0,
      epochSchedule(optimizer, learningRate, seed, this.#taken, this.stepsPerEpoch),
    )
    queue.writeBuffer(results, 0, new Uint32Array(RESULTS_HEAD_BYTES / 4))
  }

  #submitSteps(programs: Programs, steps: number): void {
    const { groups, tiles } = this.#memory
    const { gpu, threads } = this.#device
    const updateGroups = Math.min(Math.ceil(tiles / threads), MOST_GROUPS)
    this.#device.submitTensorWork()
    const encoder = this.#encoder()
    const pass = encoder.beginComputePass()
    pass.setBindGroup(0, this.#bound(programs).training)
    for (let i = 0; i < steps; i++) {
      pass.setPipeline(programs.rows)
      pass.dispatchWorkgroups(groups)
      pass.setPipeline(programs.update)
      pass.dispatchWorkgroups(updateGroups)
    }
    pass.end()
    gpu.queue.submit([encoder.finish()])
    this.#position += steps
    this.#taken += steps
  }

  /** One dispatch, or as many as keep each below the device's `mostWork`; the last one is not submitted yet. */
  #validate(programs: Programs): GPUCommandEncoder {
    const { gpu, mostWork } = this.#device
    const { parameters, validationGroups } = this.#memory
    const { rows } = this.#plan.validation
    const rowsAtOnce = GROUP_ROWS * Math.ceil(mostWork / parameters / GROUP_ROWS)
    for (let first = 0; ; first += rowsAtOnce) {
      const end = Math.min(first + rowsAtOnce, rows)
      const range = Uint32Array.of(first, end)
      gpu.queue.writeBuffer(this.#buffers.plan, VALIDATION_RANGE_BYTE, range)
      const encoder = this.#encoder()
      const pass = encoder.beginComputePass()
      pass.setBindGroup(0, this.#bound(programs).validation)
      pass.setPipeline(programs.validate)
      pass.dispatchWorkgroups(validationGroups)
      pass.end()
      if (end === rows) return encoder
      gpu.queue.submit([encoder.finish()])
    }
  }

  #bound({ layout }: Programs): Record<'training' | 'validation', GPUBindGroup> {
    const { plan, targets, order, schedule, weights, slots, activations, results } = this.#buffers
    const bind = (features: GPUBuffer) =>
      this.#device.gpu.createBindGroup({
        layout,
        entries: [
          plan,
          features,
          targets,
          order,
          schedule,
          weights,
          slots,
          activations,
          results,
        ].map((buffer, binding) => ({ binding, resource: { buffer } })),
      })
    this.#bindings ??= {
      training: bind(this.#buffers.features),
      validation: bind(this.#buffers.validationFeatures),
    }
    return this.#bindings
  }
}

/** In float64. */
function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0)
}
