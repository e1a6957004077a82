import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import { expandRows } from '../../../src/domain/features.ts'
import { parameterOffsets, type Network } from '../../../src/domain/network.ts'
import { lossAndGradient } from '../../../src/domain/reference/backward.ts'
import type { EnginePlan } from '../engine.ts'
import { enginePlan } from '../check/made-up-plan.ts'
import { countLiveBuffers } from '../fixtures/live-buffers.ts'
import { openSoftwareDevice, WEBGPU_INFO } from '../fixtures/software-device.ts'
import { largestDifference } from '../check/reference-training.ts'
import type { ComputeDevice } from './compute-device.ts'
import { WebGpuEngine } from './webgpu-engine.ts'

let device: ComputeDevice

beforeAll(async () => {
  device = await openSoftwareDevice()
})

/** After one epoch. */
async function trained(plan: EnginePlan): Promise<{ engine: WebGpuEngine; logits: Float32Array }> {
  const engine = await WebGpuEngine.open(plan, device, WEBGPU_INFO)
  await engine.step(engine.stepsPerEpoch)
  const { validationLogits } = await engine.readEpoch()
  engine.keepEpoch()
  return { engine, logits: validationLogits }
}

/** Logits as anybody would write them with TensorFlow.js, hidden layers of relu. */
function logitsOf(network: Network, weights: tf.Tensor1D, x: tf.Tensor2D): tf.Tensor2D {
  const offsets = parameterOffsets(network)
  return network.layers.reduce((input, { inputs, units, activation }, k) => {
    const { kernel = 0, bias = 0 } = offsets[k] ?? {}
    const matrix = tf.reshape<tf.Rank.R2>(tf.slice1d(weights, kernel, inputs * units), [
      inputs,
      units,
    ])
    const z = tf.add<tf.Tensor2D>(tf.matMul(input, matrix), tf.slice1d(weights, bias, units))
    return activation === 'relu' ? tf.relu(z) : z
  }, x)
}

test('TensorFlow.js predicts with the weights where they lie, without a readback', async () => {
  const plan = enginePlan()
  const { engine, logits } = await trained(plan)
  const { validation, network } = plan
  const x = tf.tensor2d(expandRows(validation), [validation.rows, validation.inputs])
  const before = device.calls.readbacks
  const weights = engine.weights()
  const predicted = tf.tidy(() => logitsOf(network, weights, x))
  expect(device.calls.readbacks).toBe(before)
  expect(largestDifference(await predicted.data(), logits)).toBeLessThan(1e-5)
  tf.dispose([x, weights, predicted])
  engine.dispose()
})

test('TensorFlow.js differentiates by the weights where they lie', async () => {
  const plan = enginePlan()
  const { engine } = await trained(plan)
  const { network, train } = plan
  const { rows, inputs } = train.features
  const state = await engine.checkpoint()
  const features = expandRows(train.features)
  const expected = lossAndGradient(network, Float64Array.from(state.weights), {
    rows,
    features,
    targets: train.targets,
    weights: train.weights,
  })
  const x = tf.tensor2d(features, [rows, inputs])
  const y = tf.tensor2d(Float32Array.from(train.targets), [rows, 1])
  const weights = engine.weights()
  const gradient = tf.tidy(() =>
    tf.grad((w) => {
      const z = logitsOf(network, w as tf.Tensor1D, x)
      return tf.mean<tf.Scalar>(tf.sub(tf.softplus(z), tf.mul(z, y)))
    })(weights),
  )
  expect(gradient.shape).toEqual([state.weights.length])
  expect(largestDifference(await gradient.data(), expected.gradient)).toBeLessThan(1e-6)
  tf.dispose([x, y, weights, gradient])
  engine.dispose()
})

test('training on changes what the tensor says, but not what was computed from it before', async () => {
  const { engine } = await trained(enginePlan())
  const weights = engine.weights()
  const copy = () => tf.slice1d(weights, 0, weights.size)
  const first = await engine.checkpoint()
  // Queued, and not yet submitted when the next step writes the weights.
  const queued = copy()
  await engine.step(engine.stepsPerEpoch)
  await engine.readEpoch()
  engine.keepEpoch()
  const second = await engine.checkpoint()
  const now = copy()
  expect(await queued.data()).toEqual(first.weights)
  expect(await now.data()).toEqual(second.weights)
  expect(second.weights).not.toEqual(first.weights)
  tf.dispose([weights, queued, now])
  engine.dispose()
})

test('a run whose weights were wrapped and let go of trains as others do', async () => {
  const weightsAfter = async (wrap: boolean) => {
    const { engine } = await trained(enginePlan({ dropout: 0.2 }))
    if (wrap) {
      const weights = engine.weights()
      const sum = tf.sum(weights)
      await sum.data()
      tf.dispose([weights, sum])
    }
    await engine.step(engine.stepsPerEpoch)
    await engine.readEpoch()
    engine.keepEpoch()
    const state = await engine.checkpoint()
    engine.dispose()
    return state.weights
  }
  expect(await weightsAfter(true)).toEqual(await weightsAfter(false))
})

test('a hundred runs leave no buffer and no tensor behind', async () => {
  const plan = enginePlan({ hidden: [4], rows: 16, batchSize: 8 })
  const run = async () => {
    const engine = await WebGpuEngine.open(plan, device, WEBGPU_INFO)
    await engine.step(1)
    const weights = engine.weights()
    const sum = tf.sum(weights)
    await sum.data()
    tf.dispose([weights, sum])
    engine.dispose()
  }
  // TensorFlow.js keeps the buffers of its first operations for the next ones.
  await run()
  const tensors = tf.memory().numTensors
  const buffers = countLiveBuffers()
  for (let i = 0; i < 100; i++) await run()
  buffers.stop()
  expect(buffers.created()).toBeGreaterThan(100)
  expect(buffers.live()).toBe(0)
  expect(tf.memory().numTensors).toBe(tensors)
})
