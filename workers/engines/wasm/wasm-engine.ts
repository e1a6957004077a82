import type { Features } from '../../../src/domain/features.ts'
import { permutation } from '../../../src/domain/random.ts'
import type { EngineInfo } from '../../../src/domain/training.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import type { Engine, EnginePlan, EngineState, EpochReading } from '../engine.ts'
import { allocate } from './kernel-memory.ts'
import { startKernel, type Kernel } from './kernel-module.ts'
import { LayerPasses } from './layer-passes.ts'
import { planMemory, type MemoryPlan, type RowsPlan } from './memory-plan.ts'
import { Minibatch } from './minibatch.ts'
import { flatParameters, padParameters } from './parameter-vectors.ts'
import { WeightUpdate } from './weight-update.ts'

/** How long work may go on before messages are looked at, in milliseconds. */
const LISTEN_MS = 16

/** A state in the kernel's form, on the host. */
interface PaddedState {
  step: number
  weights: Float32Array<ArrayBuffer>
  slots: Float32Array<ArrayBuffer>[]
}

/**
 * Our own kernel in WebAssembly, 128-bit vectors on one core: everything from gathering a batch to the update runs
 * in one memory, to which the rows are copied once. Nothing of the plan's tables is held on to.
 */
export class WasmEngine implements Engine {
  readonly info: EngineInfo
  readonly stepsPerEpoch: number
  readonly #plan: Pick<EnginePlan, 'learningRate' | 'batchSize' | 'seed'>
  readonly #memory: MemoryPlan
  readonly #buffer: ArrayBuffer
  readonly #kernel: Kernel
  readonly #minibatch: Minibatch
  readonly #update: WeightUpdate
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
  readonly #kept: PaddedState
  readonly #best: Float32Array<ArrayBuffer>
  #listened = performance.now()
  #disposed = false

  /** @throws EngineError `outOfMemory` */
  constructor(plan: EnginePlan, module: WebAssembly.Module, info: EngineInfo) {
    const { network, train, validation, start, batchSize, learningRate, seed } = plan
    this.info = info
    this.stepsPerEpoch = Math.ceil(train.features.rows / batchSize)
    this.#plan = { learningRate, batchSize, seed }
    this.#memory = planMemory(plan)
    const memory = allocate(this.#memory.bytes)
    this.#buffer = memory.buffer
    this.#kernel = startKernel(module, memory)
    const passes = new LayerPasses(this.#kernel, this.#memory, network.loss)
    this.#minibatch = new Minibatch(this.#kernel, this.#memory, passes)
    this.#update = new WeightUpdate(this.#kernel, this.#memory, this.#buffer, plan)
    this.#parameterCount = start.weights.length
    this.#step = start.step
    this.#epoch = plan.epoch
    this.#rates = new Float64Array(this.stepsPerEpoch)

    const { parameters, weights, slots } = this.#memory
    this.#fillRows(this.#memory.train, train.features)
    this.#fillRows(this.#memory.validation, validation)
    this.#fillFirsts(train.features)
    this.#floats(this.#memory.train.targets, train.targets.length).set(train.targets)
    this.#floats(this.#memory.train.weights, train.weights.length).set(train.weights)
    padParameters(parameters, start.weights, this.#vector(weights))
    start.slots.forEach((slot, i) => {
      padParameters(parameters, slot, this.#vector(slots[i] as number))
    })
    this.#best = new Float32Array(parameters.count)
    padParameters(parameters, start.bestWeights, this.#best)
    this.#kept = {
      step: start.step,
      weights: this.#vector(weights).slice(),
      slots: slots.map((address) => this.#vector(address).slice()),
    }
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
    return withState ? { ...reading, state: this.#stateNow() } : reading
  }

  keepEpoch(): void {
    const { weights, slots } = this.#memory
    this.#kept.step = this.#step
    this.#kept.weights.set(this.#vector(weights))
    slots.forEach((address, i) => this.#kept.slots[i]?.set(this.#vector(address)))
  }

  keepBest(): void {
    this.#best.set(this.#vector(this.#memory.weights))
  }

  checkpoint(): Promise<EngineState> {
    return Promise.resolve(this.#flatState(this.#kept))
  }

  counts(): null {
    return null
  }

  /** The memory goes with the last reference to this; a step under way stops soon, unfinished. */
  dispose(): void {
    this.#disposed = true
  }

  #floats(address: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#buffer, address, count)
  }

  #vector(address: number): Float32Array<ArrayBuffer> {
    return this.#floats(address, this.#memory.parameters.count)
  }

  #fillRows(plan: RowsPlan, { numbers, codes }: Features): void {
    this.#floats(plan.numbers, numbers.length).set(numbers)
    new Uint16Array(this.#buffer, plan.codes, codes.length).set(codes)
  }

  #fillFirsts({ categories }: Features): void {
    const [layer] = this.#memory.parameters.layers
    const firsts = new Uint32Array(this.#buffer, this.#memory.firsts, categories.length)
    categories.forEach(({ first }, c) => {
      firsts[c] = 4 * (layer?.rowOfInput?.[first] ?? 0) * (layer?.unitStride ?? 0)
    })
  }

  #stateNow(): EngineState {
    const { weights, slots } = this.#memory
    return this.#flatState({
      step: this.#step,
      weights: this.#vector(weights),
      slots: slots.map((address) => this.#vector(address)),
    })
  }

  #flatState({ step, weights, slots }: PaddedState): EngineState {
    const { parameters } = this.#memory
    return {
      step,
      weights: flatParameters(parameters, weights),
      slots: slots.map((slot) => flatParameters(parameters, slot)),
      bestWeights: flatParameters(parameters, this.#best),
    }
  }

  #beginEpoch(): void {
    const { seed, learningRate } = this.#plan
    const { rows, order } = this.#memory.train
    const numbers = new Uint32Array(this.#buffer, order, rows)
    numbers.set(permutation(seed, 'shuffle', this.#epoch, rows))
    for (let i = 0; i < this.stepsPerEpoch; i++) this.#rates[i] = learningRate(this.#step + i)
  }

  *#steps(count: number): Generator<undefined, void> {
    const { batchSize, seed } = this.#plan
    const { stepsAtOnce } = this.#memory
    const { rows, order } = this.#memory.train
    for (let i = 0; i < count; i++) {
      const from = this.#position * batchSize
      yield* this.#minibatch.run({
        order: order + 4 * from,
        rows: Math.min(batchSize, rows - from),
        seed,
        step: this.#step,
      })
      this.#lossSum += this.#minibatch.lossSum
      yield* this.#update.run(this.#rates[this.#position] as number, this.#step + 1)
      this.#step++
      this.#position++
      if (this.#position % stepsAtOnce === 0) yield
    }
  }

  async #validationLogits(): Promise<Float32Array<ArrayBuffer>> {
    const { blockRows, validation, layers, parameters } = this.#memory
    const { units = 0, unitStride = 0 } = parameters.layers.at(-1) ?? {}
    const outputs = layers.at(-1)?.outputs ?? 0
    const logits = new Float32Array(validation.rows * units)
    for (let from = 0; from < validation.rows; from += blockRows) {
      const rows = Math.min(blockRows, validation.rows - from)
      await this.#finish(this.#minibatch.predict(from, rows))
      const block = this.#floats(outputs, rows * unitStride)
      for (let row = 0; row < rows; row++) {
        const at = row * unitStride
        logits.set(block.subarray(at, at + units), (from + row) * units)
      }
    }
    return logits
  }

  /** Looks at messages now and then. Not at every stop: that takes longer than a step on a small network. */
  async #finish(work: Generator<undefined, void>, isStopping = () => false): Promise<void> {
    while (!this.#disposed && work.next().done !== true) {
      if (performance.now() - this.#listened < LISTEN_MS) continue
      await yieldToMessages()
      this.#listened = performance.now()
      if (isStopping()) return
    }
  }
}
