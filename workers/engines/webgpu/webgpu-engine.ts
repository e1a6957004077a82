import type { Tensor1D } from '@tensorflow/tfjs'
import { permutation } from '../../../src/domain/random.ts'
import type { EngineInfo, GpuCounts } from '../../../src/domain/training.ts'
import type { Engine, EnginePlan, EngineState, EpochReading } from '../engine.ts'
import { GpuMeter } from '../gpu-calls.ts'
import type { ComputeDevice } from './compute-device.ts'
import { KeptState } from './kept-state.ts'
import { readEpoch } from './read-epoch.ts'
import type { ServedRows } from './rows/row-source.ts'
import { createParts, disposeParts, type RunParts } from './run-parts.ts'
import { epochSchedule } from './schedule.ts'
import { StepQueue } from './step-queue.ts'
import { compileValidation } from './step-work.ts'
import { RESULTS_HEAD_BYTES } from './training-buffers.ts'
import { TunedStep } from './tuned-step.ts'
import type { Tuning } from './tuning.ts'
import { validateRows } from './validate-rows.ts'
import { workDone } from './work-done.ts'
import { wrapWeights } from './wrapped-weights.ts'

/** How often a run that waits for its kernels looks whether it is stopped. */
const LOOK_AFTER_MS = 50

/**
 * Kernels of our own (kernels/*.wgsl): two dispatches for a minibatch step at any depth, any number of steps in
 * one compute pass, one readback for an epoch. See `planDispatches` for what needs more.
 */
export class WebGpuEngine implements Engine {
  readonly info: EngineInfo
  readonly #parts: RunParts
  readonly #step: TunedStep
  readonly #validatePipeline: Promise<GPUComputePipeline>
  readonly #meter: GpuMeter
  readonly #kept: KeptState
  readonly #queue: StepQueue
  /** Minibatch steps taken from the very first, and in the running epoch. */
  #taken: number
  #position = 0
  #epoch: number

  /**
   * The kernels may still be compiling then; the first step waits for them.
   * @param tuning instead of looking for the best one
   * @throws EngineError `outOfMemory`, see `createParts`
   */
  static async open(
    plan: EnginePlan,
    device: ComputeDevice,
    info: EngineInfo,
    tuning?: Tuning,
  ): Promise<WebGpuEngine> {
    return new WebGpuEngine(await createParts(plan, device), info, tuning)
  }

  private constructor(parts: RunParts, info: EngineInfo, tuning: Tuning | undefined) {
    const { plan, device } = parts
    this.info = info
    this.#parts = parts
    this.#step = new TunedStep(parts, tuning)
    this.#validatePipeline = compileValidation(parts)
    this.#meter = new GpuMeter(device.calls)
    this.#kept = new KeptState(parts)
    this.#queue = new StepQueue(device, this.#meter, () => this.#kept.encoder())
    this.#taken = plan.start.step
    this.#epoch = plan.epoch
  }

  get stepsPerEpoch(): number {
    return this.#parts.memory.stepsPerEpoch
  }

  async step(steps: number, isStopping = () => false): Promise<void> {
    if (this.#position + steps > this.stepsPerEpoch) {
      throw new Error(`${steps} steps from ${this.#position} cross the end of the epoch`)
    }
    this.#parts.device.trouble.check()
    if (!(await this.#isCompiled(isStopping))) return
    if (this.#position === 0) {
      await this.#meter.leaveOut(() =>
        this.#step.tune(() => {
          this.#startEpoch()
          return this.#serve()
        }),
      )
      this.#startEpoch()
    }
    const pipelines = await this.#step.pipelines
    for (let left = steps; left > 0;) {
      const rows = await this.#serve()
      const served = Math.ceil(rows.end / this.#parts.plan.batchSize) - this.#position
      const asked = Math.min(left, served)
      const taken = await this.#queue.take(asked, this.#step.work, pipelines, rows, isStopping)
      this.#position += taken
      this.#taken += taken
      if (taken < asked) return
      left -= taken
    }
  }

  /** False if the person stops meanwhile: compiling cannot be called off, but need not be waited for. */
  async #isCompiled(isStopping: () => boolean): Promise<boolean> {
    const compiled = this.#step.pipelines.then(() => true)
    // Nobody may be waiting any more.
    compiled.catch(() => undefined)
    while (!isStopping()) {
      const waited = new Promise<false>((resolve) => {
        setTimeout(resolve, LOOK_AFTER_MS, false)
      })
      if (await Promise.race([compiled, waited])) return true
    }
    return false
  }

  async settle(): Promise<void> {
    await workDone(this.#parts.device)
  }

  async readEpoch(withState = false): Promise<EpochReading> {
    if (this.#position !== this.stepsPerEpoch) throw new Error('the epoch has not ended')
    const encoder = await validateRows(
      this.#parts.device,
      this.#step.work,
      this.#parts.rows.validation,
      await this.#validatePipeline,
      () => this.#kept.encoder(),
    )
    this.#position = 0
    this.#epoch++
    const reading = await readEpoch(this.#parts, encoder, withState ? this.#taken : undefined)
    this.#meter.endEpoch()
    return reading
  }

  keepEpoch(): void {
    this.#kept.keep(this.#taken)
  }

  keepBest(): void {
    this.#kept.keepBest()
  }

  async checkpoint(): Promise<EngineState> {
    this.#parts.device.trouble.check()
    return this.#kept.read()
  }

  counts(): GpuCounts | null {
    return this.#meter.counts()
  }

  /**
   * [parameters] The weights as a tensor that shares their memory, see `wrapWeights`: training on changes what it
   * says. The caller disposes of it, before the engine.
   */
  weights(): Tensor1D {
    const { buffers, memory } = this.#parts
    return wrapWeights(buffers.weights, memory.parameters)
  }

  dispose(): void {
    this.#parts.device.submitTensorWork()
    this.#step.dispose()
    disposeParts(this.#parts)
  }

  #startEpoch(): void {
    const { plan, device, buffers, rows } = this.#parts
    const { optimizer, learningRate, seed, train } = plan
    const { queue } = device.gpu
    rows.train.startEpoch(permutation(seed, 'shuffle', this.#epoch, train.features.rows))
    queue.writeBuffer(
      buffers.schedule,
      0,
      epochSchedule(optimizer, learningRate, seed, this.#taken, this.stepsPerEpoch),
    )
    queue.writeBuffer(buffers.results, 0, new Uint32Array(RESULTS_HEAD_BYTES / 4))
  }

  /** What the next steps take their rows from. */
  #serve(): Promise<ServedRows> {
    const { plan, rows } = this.#parts
    return rows.train.serve(this.#position * plan.batchSize)
  }
}
