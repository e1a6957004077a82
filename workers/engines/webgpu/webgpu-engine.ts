import type { Tensor1D } from '@tensorflow/tfjs'
import { permutation } from '../../../src/domain/random.ts'
import type { EngineInfo, GpuCounts } from '../../../src/domain/training.ts'
import type { Engine, EnginePlan, EngineState, EpochReading } from '../engine.ts'
import { GpuMeter } from '../gpu-calls.ts'
import { Autotuner, rememberedTuning } from './autotune.ts'
import type { ComputeDevice } from './compute-device.ts'
import { planDispatches } from './dispatches.ts'
import { inputTable } from './input-table.ts'
import { planMemory, type MemoryPlan } from './memory-plan.ts'
import { compileKernel } from './programs.ts'
import { readBack } from './read-back.ts'
import { recordsOf } from './records.ts'
import { createRows, disposeRows, type Rows } from './rows/create-rows.ts'
import type { RowBuffers } from './rows/row-source.ts'
import { epochSchedule } from './schedule.ts'
import { stateOf } from './read-state.ts'
import { compileStep, kernelChoice, StepWork, type Pipelines, type RunParts } from './step-work.ts'
import { createBuffers, RESULTS_HEAD_BYTES, type TrainingBuffers } from './training-buffers.ts'
import { defaultTuning, type Tuning } from './tuning.ts'
import { validateRows } from './validate-rows.ts'
import { workDone } from './work-done.ts'
import { wrapWeights } from './wrapped-weights.ts'

/** On a software adapter, how long a run trains before it is worth to look for faster kernels, in milliseconds. */
const TUNED_AFTER_MS = 2000

/**
 * Kernels of our own (kernels/*.wgsl): two dispatches for a minibatch step at any depth, any number of steps in
 * one compute pass, one readback for an epoch. See `planDispatches` for what needs more.
 */
export class WebGpuEngine implements Engine {
  readonly info: EngineInfo
  readonly #plan: EnginePlan
  readonly #device: ComputeDevice
  readonly #memory: MemoryPlan
  readonly #buffers: TrainingBuffers
  readonly #rows: Rows
  readonly #parts: RunParts
  /** Until it has been asked. */
  #tuner: Autotuner | undefined
  #work: StepWork
  #stepPipelines: Promise<Partial<Pipelines>>
  readonly #validatePipeline: Promise<GPUComputePipeline>
  readonly #meter: GpuMeter
  /** Copies that ride on the next submit, before anything else in it. */
  #copies: ((encoder: GPUCommandEncoder) => void)[] = []
  #handedOver: Promise<unknown> = Promise.resolve()
  /** Minibatch steps taken from the very first, up to the last `keepEpoch`, and in the running epoch. */
  #taken: number
  #keptStep: number
  #position = 0
  #epoch: number
  readonly #opened = performance.now()

  /**
   * The kernels may still be compiling then; the first step waits for them.
   * @param tuning instead of looking for the best one
   * @throws EngineError `outOfMemory`, see `createBuffers`
   */
  static async open(
    plan: EnginePlan,
    device: ComputeDevice,
    info: EngineInfo,
    tuning?: Tuning,
  ): Promise<WebGpuEngine> {
    const { limits } = device.gpu
    const memory = planMemory({
      network: plan.network,
      numbers: plan.train.features.numberInputs.length,
      categories: plan.train.features.categories.length,
      rows: plan.train.features.rows,
      batchSize: plan.batchSize,
      validationRows: plan.validation.rows,
      slots: plan.start.slots.length,
      threads: defaultTuning(device.software).rows.threads,
      mostWork: device.mostWork,
      mostBytes: Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize),
    })
    const table = inputTable(plan.train.features)
    const rows = await createRows(
      device,
      recordsOf(plan.train.features, plan.train),
      plan.batchSize,
      recordsOf(plan.validation),
    )
    const buffers = await createBuffers(device, plan, memory, table).catch((error: unknown) => {
      disposeRows(rows)
      throw error
    })
    return new WebGpuEngine({ plan, device, memory, table, buffers, rows }, info, tuning)
  }

  private constructor(parts: RunParts, info: EngineInfo, tuning: Tuning | undefined) {
    const { plan, device } = parts
    this.info = info
    this.#parts = parts
    this.#plan = plan
    this.#device = device
    this.#memory = parts.memory
    this.#buffers = parts.buffers
    this.#rows = parts.rows
    const known = tuning ?? rememberedTuning(parts)
    if (!known) this.#tuner = new Autotuner(parts)
    const first = known ?? defaultTuning(device.software)
    this.#work = new StepWork(device, parts.buffers, planDispatches(parts, first))
    this.#stepPipelines = compileStep(parts, this.#work.dispatches, first)
    this.#stepPipelines.catch(() => undefined)
    this.#validatePipeline = compileKernel(
      device.gpu,
      'validate',
      kernelChoice('validate', plan, first, device.software),
    )
    this.#meter = new GpuMeter(device.calls)
    this.#taken = plan.start.step
    this.#keptStep = plan.start.step
    this.#epoch = plan.epoch
  }

  get stepsPerEpoch(): number {
    return this.#memory.stepsPerEpoch
  }

  async step(steps: number, isStopping = () => false): Promise<void> {
    if (this.#position + steps > this.stepsPerEpoch) {
      throw new Error(`${steps} steps from ${this.#position} cross the end of the epoch`)
    }
    this.#device.trouble.check()
    await this.#stepPipelines
    if (this.#position === 0) {
      if (this.#tuner) await this.#meter.leaveOut(() => this.#tune())
      this.#startEpoch()
    }
    const pipelines = await this.#stepPipelines
    for (let left = steps; left > 0;) {
      const { rows, served } = await this.#serve(left)
      if (!(await this.#takeSteps(pipelines, rows, served, isStopping))) return
      left -= served
    }
  }

  /** What the next steps take their rows from, and how many of them can. */
  async #serve(steps: number): Promise<{ rows: RowBuffers; served: number }> {
    const { batchSize } = this.#plan
    const rows = await this.#rows.train.serve(this.#position * batchSize)
    const last = Math.ceil(rows.end / batchSize)
    return { rows, served: Math.min(steps, last - this.#position) }
  }

  /** False if given up in between. */
  async #takeSteps(
    pipelines: Partial<Pipelines>,
    rows: RowBuffers,
    steps: number,
    isStopping: () => boolean,
  ): Promise<boolean> {
    const { step } = this.#work.dispatches
    const [part] = step
    if (part && step.length === 1) {
      await this.#handOver(() => {
        this.#meter.measureSteps(steps, () => {
          const encoder = this.#encoder()
          this.#work.encode(encoder, rows, pipelines, part, steps)
          this.#device.gpu.queue.submit([encoder.finish()])
        })
      })
      this.#took(steps)
      return true
    }
    for (let i = 0; i < steps; i++) {
      if (!(await this.#longStep(pipelines, rows, isStopping))) return false
      this.#took(1)
    }
    return true
  }

  /**
   * Changes no bit of what comes out. A software adapter compiles slowly: only a run that takes its time is tuned,
   * and trains on until the candidates are compiled.
   */
  async #tune(): Promise<void> {
    const tuner = this.#tuner
    if (!tuner) return
    if (this.#device.software && !tuner.isReady) {
      if (performance.now() - this.#opened < TUNED_AFTER_MS) return
      tuner.prepare().catch(() => undefined)
      return
    }
    this.#tuner = undefined
    await workDone(this.#device)
    // Any rows will do; what else a measurement writes, the epoch overwrites as it starts.
    this.#startEpoch()
    const tuning = await tuner.measure(await this.#rows.train.serve(0))
    this.#work.dispose()
    this.#work = new StepWork(this.#device, this.#buffers, planDispatches(this.#parts, tuning))
    this.#stepPipelines = compileStep(this.#parts, this.#work.dispatches, tuning)
  }

  /** In several command buffers, two of which are queued; false if given up in between. */
  async #longStep(
    pipelines: Partial<Pipelines>,
    rows: RowBuffers,
    isStopping: () => boolean,
  ): Promise<boolean> {
    const { step } = this.#work.dispatches
    for (const [i, part] of step.entries()) {
      if (isStopping()) return false
      await this.#handOver(() => {
        this.#meter.measureSteps(i === step.length - 1 ? 1 : 0, () => {
          const encoder = this.#encoder()
          this.#work.encode(encoder, rows, pipelines, part)
          this.#device.gpu.queue.submit([encoder.finish()])
        })
      })
    }
    return true
  }

  /** Resolves when what was handed over before is done. */
  async #handOver(submit: () => void): Promise<void> {
    this.#device.submitTensorWork()
    submit()
    const before = this.#handedOver
    this.#handedOver = workDone(this.#device)
    await before
  }

  #took(steps: number): void {
    this.#position += steps
    this.#taken += steps
  }

  async settle(): Promise<void> {
    await workDone(this.#device)
  }

  async readEpoch(withState = false): Promise<EpochReading> {
    if (this.#position !== this.stepsPerEpoch) throw new Error('the epoch has not ended')
    const { parameters, results, weightSums, logits } = this.#memory
    const encoder = await validateRows(
      this.#device,
      this.#work,
      this.#rows.validation,
      await this.#validatePipeline,
      () => this.#encoder(),
    )
    this.#position = 0
    this.#epoch++
    const step = this.#taken
    const { start, train } = this.#plan
    const { weights, slots, kept } = this.#buffers
    const bytes = 4 * parameters
    const state = [
      { source: weights, from: 0, bytes },
      { source: slots, from: 0, bytes: start.slots.length * bytes },
      { source: kept, from: kept.size - bytes, bytes },
    ]
    const values = await readBack(this.#device, encoder, [
      { source: this.#buffers.results, from: RESULTS_HEAD_BYTES, bytes: 4 * results },
      ...(withState ? state : []),
    ])
    this.#meter.endEpoch()
    return {
      trainLoss: sum(values.subarray(0, weightSums)) / train.features.rows,
      meanWeight: sum(values.subarray(weightSums, logits)) / parameters,
      validationLogits: values.slice(logits, results),
      ...(withState && { state: stateOf(this.#parts, values.subarray(results), step) }),
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
    const all = await readBack(this.#device, this.#encoder(), [
      { source: kept, from: 0, bytes: kept.size },
    ])
    return stateOf(this.#parts, all, step)
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
    this.#work.dispose()
    disposeRows(this.#rows)
    for (const buffer of Object.values(this.#buffers)) buffer.destroy()
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
    const { schedule, results } = this.#buffers
    this.#rows.train.startEpoch(permutation(seed, 'shuffle', this.#epoch, train.features.rows))
    queue.writeBuffer(
      schedule,
      0,
      epochSchedule(optimizer, learningRate, seed, this.#taken, this.stepsPerEpoch),
    )
    queue.writeBuffer(results, 0, new Uint32Array(RESULTS_HEAD_BYTES / 4))
  }
}

/** In float64. */
function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0)
}
