import { expandRows } from '../../../src/domain/features.ts'
import { permutation } from '../../../src/domain/random.ts'
import type { EngineInfo } from '../../../src/domain/training.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import type { Engine, EnginePlan, EngineState, EpochReading } from '../engine.ts'
import { allocate } from './kernel-memory.ts'
import { startKernel, type Kernel } from './kernel-module.ts'
import { layerUpdate } from './layer-update.ts'
import { planMemory, type MemoryPlan } from './memory-plan.ts'
import { NetworkPasses } from './network-passes.ts'
import { copyRows, flatParameters, padParameters } from './padding.ts'

/** How long steps may go on before messages are looked at, in milliseconds. */
const LISTEN_MS = 8

/** A state in the kernel's form, on the host. */
interface PaddedState {
  step: number
  weights: Float32Array<ArrayBuffer>
  slots: Float32Array<ArrayBuffer>[]
}

/**
 * Our own kernel in WebAssembly, 128-bit vectors on one core: everything from gathering a batch to the update runs
 * in one memory, to which the rows are copied once.
 */
export class WasmEngine implements Engine {
  readonly info: EngineInfo
  readonly stepsPerEpoch: number
  readonly #plan: EnginePlan
  readonly #memory: MemoryPlan
  readonly #buffer: ArrayBuffer
  readonly #kernel: Kernel
  readonly #passes: NetworkPasses
  /** Minibatch steps taken. */
  #step: number
  /** Epochs behind, and steps taken in the running one. */
  #epoch: number
  #position = 0
  /** Σ weight · loss of the running epoch. */
  #lossSum = 0
  readonly #kept: PaddedState
  readonly #best: Float32Array<ArrayBuffer>
  #listened = performance.now()

  /** @throws EngineError `outOfMemory` */
  constructor(plan: EnginePlan, module: WebAssembly.Module, info: EngineInfo) {
    const { network, train, validation, start, batchSize } = plan
    this.info = info
    this.stepsPerEpoch = Math.ceil(train.features.rows / batchSize)
    this.#plan = plan
    this.#memory = planMemory(plan)
    const memory = allocate(this.#memory.bytes)
    this.#buffer = memory.buffer
    this.#kernel = startKernel(module, memory)
    this.#passes = new NetworkPasses(this.#kernel, this.#memory, network.loss)
    this.#step = start.step
    this.#epoch = plan.epoch

    const { layers, inputStride, parameters } = this.#memory
    for (const [address, features] of [
      [this.#memory.features, train.features],
      [this.#memory.validation, validation],
    ] as const) {
      const { rows, inputs } = features
      const values = expandRows(features)
      copyRows(this.#floats(address, rows * inputStride), inputStride, values, inputs, inputs)
    }
    this.#floats(this.#memory.targets, train.targets.length).set(train.targets)
    this.#floats(this.#memory.rowWeights, train.weights.length).set(train.weights)
    padParameters(layers, start.weights, this.#parameters(this.#memory.weights))
    start.slots.forEach((slot, i) => {
      padParameters(layers, slot, this.#parameters(this.#memory.slots[i] as number))
    })
    this.#best = new Float32Array(parameters)
    padParameters(layers, start.bestWeights, this.#best)
    this.#kept = {
      step: start.step,
      weights: this.#parameters(this.#memory.weights).slice(),
      slots: this.#memory.slots.map((address) => this.#parameters(address).slice()),
    }
  }

  async step(steps: number): Promise<void> {
    if (this.#position + steps > this.stepsPerEpoch) {
      throw new Error(`${steps} steps from ${this.#position} cross the end of the epoch`)
    }
    if (this.#position === 0) this.#shuffle()
    for (let i = 0; i < steps; i++) this.#stepOnce()
    await this.#listen()
  }

  settle(): Promise<void> {
    return Promise.resolve()
  }

  async readEpoch(): Promise<EpochReading> {
    if (this.#position !== this.stepsPerEpoch) throw new Error('the epoch has not ended')
    const { weights, parameters } = this.#memory
    const reading = {
      trainLoss: this.#lossSum / this.#plan.train.features.rows,
      meanWeight:
        this.#kernel.sumOfMagnitudes(weights, parameters) / this.#plan.start.weights.length,
      validationLogits: await this.#validationLogits(),
    }
    this.#position = 0
    this.#lossSum = 0
    this.#epoch++
    return reading
  }

  keepEpoch(): void {
    this.#kept.step = this.#step
    this.#kept.weights.set(this.#parameters(this.#memory.weights))
    this.#memory.slots.forEach((address, i) => {
      this.#kept.slots[i]?.set(this.#parameters(address))
    })
  }

  keepBest(): void {
    this.#best.set(this.#parameters(this.#memory.weights))
  }

  checkpoint(): Promise<EngineState> {
    const { layers } = this.#memory
    const { step, weights, slots } = this.#kept
    return Promise.resolve({
      step,
      weights: flatParameters(layers, weights),
      slots: slots.map((slot) => flatParameters(layers, slot)),
      bestWeights: flatParameters(layers, this.#best),
    })
  }

  counts(): null {
    return null
  }

  /** Nothing to do: the memory goes with the last reference to this. */
  dispose(): void {
    return
  }

  #floats(address: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#buffer, address, count)
  }

  #parameters(address: number): Float32Array<ArrayBuffer> {
    return this.#floats(address, this.#memory.parameters)
  }

  #shuffle(): void {
    const { seed, train } = this.#plan
    const { rows } = train.features
    const order = new Uint32Array(this.#buffer, this.#memory.order, rows)
    order.set(permutation(seed, 'shuffle', this.#epoch, rows))
  }

  #stepOnce(): void {
    const { batchSize, network, optimizer, seed, train } = this.#plan
    const { batch, features, inputStride } = this.#memory
    const from = this.#position * batchSize
    const rows = Math.min(batchSize, train.features.rows - from)
    const order = this.#memory.order + 4 * from
    this.#kernel.gatherRows(batch, features, order, rows, inputStride)
    this.#passes.forward(batch, rows, { seed, step: this.#step })
    this.#lossSum += this.#passes.loss(order, rows)
    this.#step++
    this.#passes.backward(
      rows,
      layerUpdate(
        this.#kernel,
        this.#memory,
        optimizer,
        network.l2,
        this.#plan.learningRate(this.#step - 1),
        this.#step,
      ),
    )
    this.#position++
  }

  async #validationLogits(): Promise<Float32Array<ArrayBuffer>> {
    const { rows } = this.#plan.validation
    const { blockRows, inputStride, layers, validation } = this.#memory
    const output = layers.at(-1)
    const units = output?.units ?? 0
    const stride = output?.unitStride ?? 0
    const logits = new Float32Array(rows * units)
    for (let from = 0; from < rows; from += blockRows) {
      const count = Math.min(blockRows, rows - from)
      this.#passes.forward(validation + 4 * from * inputStride, count)
      const block = this.#floats(output?.outputs ?? 0, count * stride)
      copyRows(logits.subarray(from * units), units, block, stride, units)
      await this.#listen()
    }
    return logits
  }

  /** Not after every chunk: a yield takes longer than a step on a small network. */
  async #listen(): Promise<void> {
    if (performance.now() - this.#listened < LISTEN_MS) return
    await yieldToMessages()
    this.#listened = performance.now()
  }
}
