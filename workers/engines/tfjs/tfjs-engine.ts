import * as tf from '@tensorflow/tfjs'
import { failure } from '../../../src/domain/failure.ts'
import type { EngineInfo, GpuCounts } from '../../../src/domain/training.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import {
  EngineError,
  type Engine,
  type EnginePlan,
  type EngineState,
  type EpochReading,
} from '../engine.ts'
import { GpuMeter } from '../gpu-calls.ts'
import { stepFactors, type StepFactors } from '../step-factors.ts'
import { flat } from './batch-moments.ts'
import { Constants } from './constants.ts'
import { packedWidth, type FeatureRows } from './feature-rows.ts'
import { tensorLoss } from './losses.ts'
import { MinibatchStep } from './minibatch-step.ts'
import type { FactorTensors } from './optimizer.ts'
import { predict } from './tensor-network.ts'
import type { TfjsDevice } from './tfjs-device.ts'
import {
  cloneState,
  disposeState,
  stateIn,
  stateParts,
  uploadState,
  type TrainingState,
} from './training-state.ts'
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
  readonly #validation: FeatureRows

  #state: TrainingState
  #kept: TrainingState
  #best: tf.Tensor1D
  /** Epochs behind, and steps taken in the running one. */
  #epoch: number
  #position = 0
  /** Numbers of the optimiser that change with the step, [steps of the epoch] each. */
  #factors: Record<keyof StepFactors, tf.Tensor1D> | undefined
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
    this.#validation = device.hold(validation)
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

  async readEpoch(withState = false): Promise<EpochReading> {
    if (this.#position !== this.stepsPerEpoch) throw new Error('the epoch has not ended')
    const { step, weights } = this.#state
    const logits = await this.#validationLogits()
    const ofState = withState ? stateParts(this.#state, this.#best) : []
    const together = tf.tidy(() => {
      const sums = [...this.#lossSums.values()].map((sum) => tf.sum(sum))
      return tf.concat1d([
        flat(tf.addN(sums)),
        flat(tf.mean(tf.abs(weights))),
        ...logits.map(flat),
        ...ofState,
      ])
    })
    tf.dispose(logits)
    this.#endEpoch()
    this.#epoch++
    const values = await this.#read(together)
    this.#meter?.endEpoch()
    const end = values.length - ofState.length * weights.size
    return {
      trainLoss: (values[0] as number) / this.#plan.train.features.rows,
      meanWeight: values[1] as number,
      validationLogits: values.slice(2, end),
      ...(withState ? { state: stateIn(values.subarray(end), step, weights.size) } : {}),
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
    const { step, weights } = this.#kept
    const together = tf.concat1d(stateParts(this.#kept, this.#best))
    return stateIn(await this.#read(together), step, weights.size)
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
      learningRate: tf.tensor1d(factors.map(({ learningRate }) => learningRate)),
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
      () => this.#factorsNow(),
      this.#lossSums.get(rows),
    )
    this.#state = state
    this.#lossSums.set(rows, lossSum)
    this.#position++
  }

  /** Call inside `tf.tidy`. */
  #factorsNow(): FactorTensors {
    if (!this.#factors) throw new Error('no epoch has begun')
    const { learningRate, rate, rootCorrection } = this.#factors
    const now = (ofSteps: tf.Tensor1D) =>
      tf.reshape<tf.Rank.R0>(tf.slice1d(ofSteps, this.#position, 1), [])
    return {
      learningRate: now(learningRate),
      rate: now(rate),
      rootCorrection: now(rootCorrection),
    }
  }

  async #validationLogits(): Promise<tf.Tensor2D[]> {
    const { network, validation } = this.#plan
    const parts: tf.Tensor2D[] = []
    for (let from = 0; from < validation.rows; from += VALIDATION_ROWS) {
      if (from > 0) await this.#device.submit()
      const count = Math.min(VALIDATION_ROWS, validation.rows - from)
      parts.push(
        tf.tidy(() =>
          predict(
            network,
            this.#state.weights,
            this.#validation.take(from, count),
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
      train.features.rows * packedWidth(train.features),
      train.features.rows * outputs,
      plan.batchSize * train.features.inputs,
      validation.rows * packedWidth(validation),
      Math.min(validation.rows, VALIDATION_ROWS) * validation.inputs,
      // The end of an epoch reads validation, weights, best weights and slots together.
      2 + validation.rows * outputs + start.weights.length * (2 + start.slots.length),
    )
  if (needed > device.longestTensor) {
    throw new EngineError(failure('outOfMemory', { needed, most: device.longestTensor }))
  }
}
