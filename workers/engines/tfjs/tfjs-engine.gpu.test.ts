import * as tf from '@tensorflow/tfjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { findAdapter } from '../adapter.ts'
import type { EnginePlan } from '../engine.ts'
import { ENGINE_CASES } from '../fixtures/engine-cases.ts'
import { enginePlan } from '../fixtures/engine-plan.ts'
import { largestDifference, trainReference, trainWith } from '../fixtures/reference-training.ts'
import { openWebGpuDevice, type TfjsDevice } from './tfjs-device.ts'
import { TfjsEngine } from './tfjs-engine.ts'

let device: TfjsDevice

beforeAll(async () => {
  const { adapter, report } = await findAdapter()
  expect(report).toEqual({ available: true, software: true, name: 'swiftshader' })
  device = await openWebGpuDevice(adapter as GPUAdapter, true)
})

function open(plan: EnginePlan): TfjsEngine {
  const info = { name: 'tfjs', backend: 'webgpu', adapter: 'swiftshader' } as const
  return new TfjsEngine(plan, device, { ...info, reason: 'askedFor' })
}

describe('TensorFlow.js on WebGPU trains as the float64 reference does', () => {
  test.each(ENGINE_CASES)('%s', { timeout: 60_000 }, async (_name, choice) => {
    const plan = enginePlan(choice)
    const epochs = 8
    const expected = trainReference(plan, epochs)
    const trained = await trainWith(open(plan), epochs)
    expect(tf.getBackend()).toBe('webgpu')
    trained.losses.forEach((loss, epoch) => {
      const reference = expected.losses[epoch] ?? Number.NaN
      expect(Math.abs(loss - reference)).toBeLessThan(1e-5 * Math.max(1, reference))
    })
    expect(largestDifference(trained.weights, expected.weights)).toBeLessThan(1e-5)
  })
})

test('the same plan gives the same weights, bit by bit', { timeout: 60_000 }, async () => {
  const plan = enginePlan({ dropout: 0.3, weighted: true, l2: 0.001 })
  const first = await trainWith(open(plan), 3)
  const second = await trainWith(open(plan), 3)
  expect(second).toEqual(first)
})

test(
  'going on from a checkpoint gives the bits of a run that was never interrupted',
  { timeout: 60_000 },
  async () => {
    const plan = enginePlan({ dropout: 0.3 })
    const whole = await trainWith(open(plan), 4)
    const engine = open(plan)
    await engine.step(engine.stepsPerEpoch)
    await engine.readEpoch()
    engine.keepEpoch()
    await engine.step(1)
    const start = await engine.checkpoint()
    engine.dispose()
    const rest = await trainWith(open({ ...plan, epoch: 1, start }), 3)
    expect(rest.weights).toEqual(whole.weights)
    expect(rest.losses).toEqual(whole.losses.slice(1))
  },
)

test('reads back once per epoch and gives back every tensor', { timeout: 60_000 }, async () => {
  const before = tf.memory().numTensors
  const engine = open(enginePlan({ l2: 0.01 }))
  expect(engine.counts()).toBeNull()
  for (let epoch = 0; epoch < 3; epoch++) {
    await engine.step(engine.stepsPerEpoch)
    await engine.readEpoch()
  }
  const counts = engine.counts()
  engine.dispose()
  expect(counts?.readbacksPerEpoch).toBe(1)
  // 161 with the library's own training loop and optimiser.
  expect(counts?.dispatchesPerStep).toBeLessThan(65)
  expect(tf.memory().numTensors).toBe(before)
})
