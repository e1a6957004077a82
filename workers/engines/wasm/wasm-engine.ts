import { permutation } from '../../../src/domain/random.ts'
import type { EngineInfo } from '../../../src/domain/training.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import {
  EngineError,
  type Engine,
  type EnginePlan,
  type EngineState,
  type EpochReading,
} from '../engine.ts'
import { allocate } from './kernel-memory.ts'
import { compileKernel, startKernel, type Kernel } from './kernel-module.ts'
import { fillTables } from './fill-tables.ts'
import { planMemory, type MemoryPlan } from './memory-plan.ts'
import type { MinibatchRows } from './minibatch-rows.ts'
import { Pace } from './pace.ts'
import { RunState } from './run-state.ts'
import { StepShare } from './step-share.ts'
import { TeamBoard } from './team-board.ts'
import { ThreadTeam, threadsAtHand } from './thread-team.ts'
import { UpdateSettings } from './update-settings.ts'

/** How long work may go on before messages are looked at, in milliseconds. */
const LISTEN_MS = 16

/**
 * Our own kernel in WebAssembly, 128-bit vectors on one core or, where the page may share memory, several: everything
 * from gathering a batch to the update runs in one memory, to which the rows are copied once. Nothing of the plan's
 * tables is held on to.
 */
export class WasmEngine implements Engine {
  info: EngineInfo
  readonly stepsPerEpoch: number
  readonly #plan: Pick<EnginePlan, 'learningRate' | 'batchSize' | 'seed'>
  readonly #memory: MemoryPlan
  readonly #buffer: ArrayBuffer
  readonly #kernel: Kernel
  readonly #board: TeamBoard
  readonly #settings: UpdateSettings
  /** All parts of a step. */
  readonly #whole: StepShare
  /** This thread's, if there is a team. */
  #own: StepShare | undefined
  #team: ThreadTeam | null = null
  readonly #pace = new Pace()
  /** Weights and biases, without padding. */
  readonly #parameterCount: number
  /** Minibatch steps taken. */
  #step: number
  /** Epochs behind, and steps taken in the running one. */
  #epoch: number
  #position = 0
  /** Learning rates of the running epoch's steps. */
  readonly #rates: Float64Array
  /** Σ weight · loss of the running epoch. */
  #lossSum = 0
  readonly #state: RunState
  #listened = performance.now()
  /** All gradients of a step are made: given up now, it would leave weights of two steps. */
  #isMoving = false
  #disposed = false

  /**
   * @param threads to train with, if the plan is worth it
   * @throws EngineError `outOfMemory`, or `engineFailed` where there is no WebAssembly
   */
  static async open(
    plan: EnginePlan,
    info: EngineInfo,
    threads = threadsAtHand(),
  ): Promise<WasmEngine> {
    const memoryPlan = planMemory(plan, threads)
    const isShared = memoryPlan.lanes.length > 1
    const compiled = await compileKernel(isShared)
    if (!compiled.ok) throw new EngineError(compiled.failure)
    const memory = allocate(memoryPlan.bytes, isShared)
    const engine = new WasmEngine(plan, memoryPlan, memory, compiled.value, info)
    if (isShared) await engine.#gather(plan, compiled.value, memory)
    return engine
  }

  private constructor(
    plan: EnginePlan,
    memoryPlan: MemoryPlan,
    memory: WebAssembly.Memory,
    module: WebAssembly.Module,
    info: EngineInfo,
  ) {
    const { train, start, batchSize, learningRate, seed } = plan
    this.info = info
    this.stepsPerEpoch = Math.ceil(train.features.rows / batchSize)
    this.#plan = { learningRate, batchSize, seed }
    this.#memory = memoryPlan
    this.#buffer = memory.buffer
    this.#kernel = startKernel(module, memory)
    const { lanes, gradients, board } = memoryPlan
    this.#board = new TeamBoard(memory.buffer, board, lanes.length, gradients.length)
    this.#settings = new UpdateSettings(memory.buffer, memoryPlan, plan)
    this.#whole = new StepShare(this.#kernel, memoryPlan, this.#board, plan, 0, 1)
    this.#parameterCount = start.weights.length
    this.#step = start.step
    this.#epoch = plan.epoch
    this.#rates = new Float64Array(this.stepsPerEpoch)

    fillTables(memory.buffer, memoryPlan, plan)
    this.#state = new RunState(memory.buffer, memoryPlan, start)
  }

  async step(steps: number, isStopping = () => false): Promise<void> {
    if (this.#position + steps > this.stepsPerEpoch) {
      throw new Error(`${steps} steps from ${this.#position} cross the end of the epoch`)
    }
    if (this.#position === 0) this.#beginEpoch()
    await this.#finish(this.#steps(steps), isStopping)
  }

  settle(): Promise<void> {
    return Promise.resolve()
  }

  async readEpoch(withState = false): Promise<EpochReading> {
    if (this.#position !== this.stepsPerEpoch) throw new Error('the epoch has not ended')
    const { weights, parameters, train } = this.#memory
    const reading = {
      trainLoss: this.#lossSum / train.rows,
      meanWeight: this.#kernel.sumOfMagnitudes(weights, parameters.count) / this.#parameterCount,
      validationLogits: await this.#validationLogits(),
    }
    this.#position = 0
    this.#lossSum = 0
    this.#epoch++
    return withState ? { ...reading, state: this.#state.now(this.#step) } : reading
  }

  keepEpoch(): void {
    this.#state.keep(this.#step)
  }

  keepBest(): void {
    this.#state.keepBest()
  }

  checkpoint(): Promise<EngineState> {
    return Promise.resolve(this.#state.kept())
  }

  counts(): null {
    return null
  }

  /** The memory goes with the last reference to this; a step under way stops soon, unfinished. */
  dispose(): void {
    this.#disposed = true
    this.#team?.dispose()
  }

  /** Gets other threads to help; does without them if they do not come. */
  async #gather(
    { network, optimizer, clipping }: EnginePlan,
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
  ): Promise<void> {
    const threads = this.#memory.lanes.length
    const { loss, l1, l2 } = network
    const settings = { network: { loss, l1, l2 }, optimizer, clipping }
    const task = { module, memory, plan: this.#memory, settings, threads }
    this.#own = new StepShare(this.#kernel, this.#memory, this.#board, settings, 0, threads)
    this.#team = await ThreadTeam.start(task, this.#board)
    if (this.#team) this.info = { ...this.info, threads }
  }

  #beginEpoch(): void {
    const { seed, learningRate } = this.#plan
    const { rows, order } = this.#memory.train
    const numbers = new Uint32Array(this.#buffer, order, rows)
    numbers.set(permutation(seed, 'shuffle', this.#epoch, rows))
    for (let i = 0; i < this.stepsPerEpoch; i++) this.#rates[i] = learningRate(this.#step + i)
  }

  *#steps(count: number): Generator<undefined, void> {
    const { stepsAtOnce } = this.#memory
    const end = this.#position + count
    while (this.#position < end) {
      const steps = Math.min(stepsAtOnce, end - this.#position)
      const team = this.#pace.isTogether ? this.#team : null
      const began = performance.now()
      const share = (team && this.#own) ?? this.#whole
      for (let i = 0; i < steps; i++) {
        const minibatch = this.#nextMinibatch()
        this.#settings.write(this.#rates[this.#position] as number, this.#step + 1)
        team?.begin(minibatch)
        let rest = share.gradients(minibatch)
        if (rest) yield* rest
        this.#isMoving = true
        rest = team?.meet()
        if (rest) yield* rest
        rest = share.update(minibatch)
        if (rest) yield* rest
        rest = team?.end()
        if (rest) yield* rest
        this.#isMoving = false
        this.#lossSum += share.lossSum(minibatch)
        this.#step++
        this.#position++
      }
      this.#pace.note((performance.now() - began) / steps)
      yield
    }
  }

  #nextMinibatch(): MinibatchRows {
    const { batchSize, seed } = this.#plan
    const { rows, order } = this.#memory.train
    const from = this.#position * batchSize
    return {
      order: order + 4 * from,
      rows: Math.min(batchSize, rows - from),
      seed,
      step: this.#step,
    }
  }

  async #validationLogits(): Promise<Float32Array<ArrayBuffer>> {
    const { validation, parameters } = this.#memory
    const logits = new Float32Array(validation.rows * (parameters.layers.at(-1)?.units ?? 0))
    await this.#finish(this.#predict(logits))
    return logits
  }

  /** @param logits [validation rows × outputs] to be filled */
  *#predict(logits: Float32Array): Generator<undefined, void> {
    const { blockRows, validation, lanes, parameters } = this.#memory
    const { units = 0, unitStride = 0 } = parameters.layers.at(-1) ?? {}
    const outputs = lanes[0]?.layers.at(-1)?.outputs ?? 0
    for (let from = 0; from < validation.rows; from += blockRows) {
      const rows = Math.min(blockRows, validation.rows - from)
      this.#whole.predict(from, rows)
      const block = new Float32Array(this.#buffer, outputs, rows * unitStride)
      for (let row = 0; row < rows; row++) {
        const at = row * unitStride
        logits.set(block.subarray(at, at + units), (from + row) * units)
      }
      yield
    }
  }

  /** Looks at messages now and then. Not at every stop: that takes longer than a step on a small network. */
  async #finish(work: Generator<undefined, void>, isStopping = () => false): Promise<void> {
    while (!this.#disposed && work.next().done !== true) {
      if (performance.now() - this.#listened < LISTEN_MS) continue
      await yieldToMessages()
      this.#listened = performance.now()
      if (!this.#isMoving && isStopping()) return
    }
  }
}
