import * as tf from '@tensorflow/tfjs'
import { failure } from '../../../src/domain/failure.ts'
import type { EngineInfo, GpuCounts } from '../../../src/domain/training.ts'
import { expandRows } from '../../../src/domain/features.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import {
  EngineError,
  type Engine,
  type EnginePlan,
  type EngineState,
  type EpochReading,
} from '../engine.ts'
import { GpuMeter } from '../gpu-calls.ts'
import { stepFactors } from '../step-factors.ts'
import { Constants } from './constants.ts'
import { tensorLoss } from './losses.ts'
import { MinibatchStep } from './minibatch-step.ts'
import { cutParameters, forward } from './tensor-network.ts'
import type { TfjsDevice } from './tfjs-device.ts'
import { cloneState, disposeState, uploadState, type TrainingState } from './training-state.ts'
import { TrainingTensors } from './training-tensors.ts'

/** Rows per forward pass over the validation rows. */
const VALIDATION_ROWS = 4096

/**
 * The general engine and the reference for the others: TensorFlow.js operations and its automatic gradients,
 * with an optimiser of our own on one flat parameter vector (a third of the dispatches of the library's, which
 * goes variable by variable).
 */
export class TfjsEngine implements Engine {
  readonly info: EngineInfo
  readonly stepsPerEpoch: number
  readonly #plan: EnginePlan
  readonly #device: TfjsDevice
  readonly #meter: GpuMeter | null
  readonly #constants = new Constants()
  readonly #minibatch: MinibatchStep
  readonly #train: TrainingTensors
  readonly #validation: tf.Tensor2D

  #state: TrainingState
  #kept: TrainingState
  #best: tf.Tensor1D
  /** Epochs behind, and steps taken in the running one. */
  #epoch: number
  #position = 0
  /** Numbers of the optimiser that change with the step, [steps of the epoch] each. */
  #factors: Record<'rate' | 'rootCorrection', tf.Tensor1D> | undefined
  /** Sums of loss terms over the epoch's batches, by the number of rows in a batch (the last may have fewer). */
  readonly #lossSums = new Map<number, tf.Tensor2D>()

  /** @throws EngineError `outOfMemory` if something is longer than the device can bind */
  constructor(plan: EnginePlan, device: TfjsDevice, info: EngineInfo) {
    const { network, train, validation, start } = plan
    const outputs = network.layers.at(-1)?.units ?? 0
    checkLength(plan, outputs, device)
    this.info = info
    this.stepsPerEpoch = Math.ceil(train.features.rows / plan.batchSize)
    this.#plan = plan
    this.#device = device
    this.#meter = device.calls && new GpuMeter(device.calls)
    this.#epoch = plan.epoch
    const loss = tensorLoss(network.loss)
    this.#minibatch = new MinibatchStep(plan, loss, this.#constants)
    this.#train = new TrainingTensors(device, train, loss, outputs)
    this.#validation = tf.tensor2d(expandRows(validation), [validation.rows, validation.inputs])
    this.#state = uploadState(start)
    this.#kept = cloneState(this.#state)
    this.#best = tf.tensor1d(start.bestWeights)
  }

  async step(steps: number): Promise<void> {
    if (this.#position + steps > this.stepsPerEpoch) {
      throw new Error(`${steps} steps from ${this.#position} cross the end of the epoch`)
    }
    this.#device.check()
    const work = () => {
      if (this.#position === 0) this.#startEpoch()
      for (let i = 0; i < steps; i++) this.#stepOnce()
    }
    if (this.#meter) this.#meter.measureSteps(steps, work)
    else work()
    await this.#device.submit()
  }

  settle(): Promise<void> {
    return this.#device.settle()
  }

  async readEpoch(): Promise<EpochReading> {
    if (this.#position !== this.stepsPerEpoch) throw new Error('the epoch has not ended')
    const logits = await this.#validationLogits()
    const together = tf.tidy(() => {
      const sums = [...this.#lossSums.values()].map((sum) => tf.sum(sum))
      return tf.concat1d([
        tf.reshape<tf.Rank.R1>(tf.addN(sums), [1]),
        tf.reshape<tf.Rank.R1>(tf.mean(tf.abs(this.#state.weights)), [1]),
        ...logits.map((part) => tf.reshape<tf.Rank.R1>(part, [-1])),
      ])
    })
    tf.dispose(logits)
    this.#endEpoch()
    this.#epoch++
    const values = await this.#read(together)
    this.#meter?.endEpoch()
    return {
      trainLoss: (values[0] as number) / this.#plan.train.features.rows,
      meanWeight: values[1] as number,
      validationLogits: values.slice(2),
    }
  }

  keepEpoch(): void {
    disposeState(this.#kept)
    this.#kept = cloneState(this.#state)
  }

  keepBest(): void {
    this.#best.dispose()
    this.#best = tf.clone(this.#state.weights)
  }

  async checkpoint(): Promise<EngineState> {
    const { step, weights, slots } = this.#kept
    // One readback for all of it.
    const all = await this.#read(tf.concat1d([weights, this.#best, ...slots]))
    const part = (i: number) => all.slice(i * weights.size, (i + 1) * weights.size)
    return { step, weights: part(0), bestWeights: part(1), slots: slots.map((_, i) => part(2 + i)) }
  }

  counts(): GpuCounts | null {
    return this.#meter?.counts() ?? null
  }

  dispose(): void {
    this.#endEpoch()
    this.#train.dispose()
    this.#minibatch.dispose()
    this.#constants.dispose()
    disposeState(this.#state)
    disposeState(this.#kept)
    this.#best.dispose()
    this.#validation.dispose()
  }

  #startEpoch(): void {
    const { optimizer, learningRate, seed } = this.#plan
    this.#train.shuffle(seed, this.#epoch)
    const factors = Array.from({ length: this.stepsPerEpoch }, (_, i) => {
      const step = this.#state.step + i
      return stepFactors(optimizer, learningRate(step), step + 1)
    })
    this.#factors = {
      rate: tf.tensor1d(factors.map(({ rate }) => rate)),
      rootCorrection: tf.tensor1d(factors.map(({ rootCorrection }) => rootCorrection)),
    }
  }

  #endEpoch(): void {
    this.#train.release()
    if (this.#factors) tf.dispose(this.#factors)
    this.#factors = undefined
    for (const sum of this.#lossSums.values()) sum.dispose()
    this.#lossSums.clear()
    this.#position = 0
  }

  #stepOnce(): void {
    const { batchSize, train } = this.#plan
    const from = this.#position * batchSize
    const rows = Math.min(batchSize, train.features.rows - from)
    const { state, lossSum } = this.#minibatch.apply(
      this.#state,
      rows,
      () => this.#train.batch(from, rows),
      () => {
        const { rate, rootCorrection } = this.#factors as Record<
          'rate' | 'rootCorrection',
          tf.Tensor1D
        >
        const now = (ofSteps: tf.Tensor1D) =>
          tf.reshape<tf.Rank.R0>(tf.slice1d(ofSteps, this.#position, 1), [])
        return { rate: now(rate), rootCorrection: now(rootCorrection) }
      },
      this.#lossSums.get(rows),
    )
    this.#state = state
    this.#lossSums.set(rows, lossSum)
    this.#position++
  }

  async #validationLogits(): Promise<tf.Tensor2D[]> {
    const { network } = this.#plan
    const [rows, inputs] = this.#validation.shape
    const parts: tf.Tensor2D[] = []
    for (let from = 0; from < rows; from += VALIDATION_ROWS) {
      if (from > 0) await this.#device.submit()
      const count = Math.min(VALIDATION_ROWS, rows - from)
      parts.push(
        tf.tidy(() =>
          forward(
            network,
            cutParameters(network, this.#state.weights),
            tf.slice2d(this.#validation, [from, 0], [count, inputs]),
            this.#constants,
          ),
        ),
      )
    }
    return parts
  }

  /** Reads a tensor and disposes of it. */
  async #read(tensor: tf.Tensor): Promise<Float32Array<ArrayBuffer>> {
    try {
      const values = await tensor.data<'float32'>()
      this.#device.check()
      return values as Float32Array<ArrayBuffer>
    } catch (error) {
      // The readback of a lost device may fail before the loss itself is known, whose reason says more.
      await yieldToMessages()
      this.#device.check()
      throw new EngineError(
        failure('engineFailed', { engine: this.info.name, reason: String(error) }),
      )
    } finally {
      tensor.dispose()
    }
  }
}

/** A buffer longer than the device can bind would give zeros instead of an error. */
function checkLength(plan: EnginePlan, outputs: number, device: TfjsDevice): void {
  const { train, validation, start } = plan
  const needed =
    Float32Array.BYTES_PER_ELEMENT *
    Math.max(
      train.features.rows * train.features.inputs,
      train.features.rows * outputs,
      validation.rows * validation.inputs,
      // A checkpoint reads weights, best weights and slots together.
      start.weights.length * (2 + start.slots.length),
    )
  if (needed > device.longestTensor) {
    throw new EngineError(failure('outOfMemory', { needed, most: device.longestTensor }))
  }
}
