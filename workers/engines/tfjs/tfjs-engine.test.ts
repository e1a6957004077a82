import * as tf from '@tensorflow/tfjs'
import { describe, expect, test } from 'vitest'
import type { EnginePlan } from '../engine.ts'
import { ENGINE_CASES } from '../fixtures/engine-cases.ts'
import { enginePlan } from '../fixtures/engine-plan.ts'
import { largestDifference, trainReference, trainWith } from '../fixtures/reference-training.ts'
import { openCpuDevice, openWebGpuDevice } from './tfjs-device.ts'
import { TfjsEngine } from './tfjs-engine.ts'

async function open(plan: EnginePlan): Promise<TfjsEngine> {
  const info = { name: 'tfjs-cpu', backend: 'cpu', adapter: null, reason: 'askedFor' } as const
  return new TfjsEngine(plan, await openCpuDevice(), info)
}

describe('TensorFlow.js on the CPU trains as the float64 reference does', () => {
  test.each(ENGINE_CASES)('%s', async (_name, choice) => {
    const plan = enginePlan(choice)
    const expected = trainReference(plan, 12)
    const trained = await trainWith(await open(plan), 12)
    trained.losses.forEach((loss, epoch) => {
      const reference = expected.losses[epoch] ?? Number.NaN
      expect(Math.abs(loss - reference)).toBeLessThan(1e-5 * Math.max(1, reference))
    })
    expect(largestDifference(trained.weights, expected.weights)).toBeLessThan(1e-5)
  })

  test('step by step', async () => {
    const plan = enginePlan({ rows: 32 })
    const expected = trainReference(plan, 50)
    const { losses } = await trainWith(await open(plan), 50)
    expect(largestDifference(losses, expected.losses)).toBeLessThan(1e-5)
  })
})

test('the same plan gives the same weights, bit by bit', async () => {
  const plan = enginePlan({ dropout: 0.3, weighted: true, l2: 0.001 })
  const first = await trainWith(await open(plan), 4)
  const second = await trainWith(await open(plan), 4)
  expect(second).toEqual(first)
})

test('going on from a checkpoint gives the bits of a run that was never interrupted', async () => {
  const plan = enginePlan({ dropout: 0.3 })
  const whole = await trainWith(await open(plan), 5)
  const engine = await open(plan)
  for (let epoch = 0; epoch < 2; epoch++) {
    await engine.step(engine.stepsPerEpoch)
    await engine.readEpoch()
    engine.keepEpoch()
  }
  // Steps of an unfinished epoch are not part of a checkpoint.
  await engine.step(1)
  const start = await engine.checkpoint()
  engine.dispose()
  const rest = await trainWith(await open({ ...plan, epoch: 2, start }), 3)
  expect(rest.weights).toEqual(whole.weights)
  expect(rest.losses).toEqual(whole.losses.slice(2))
})

test('remembers the best weights while training goes on', async () => {
  const engine = await open(enginePlan())
  await engine.step(engine.stepsPerEpoch)
  await engine.readEpoch()
  engine.keepBest()
  engine.keepEpoch()
  const atBest = await engine.checkpoint()
  await engine.step(engine.stepsPerEpoch)
  await engine.readEpoch()
  engine.keepEpoch()
  const later = await engine.checkpoint()
  engine.dispose()
  expect(atBest.bestWeights).toEqual(atBest.weights)
  expect(later.bestWeights).toEqual(atBest.weights)
  expect(later.weights).not.toEqual(atBest.weights)
})

test('gives back every tensor', async () => {
  const plan = enginePlan({ dropout: 0.2, weighted: true, l2: 0.01, activation: 'gelu' })
  await openCpuDevice()
  const before = tf.memory().numTensors
  const engine = await open(plan)
  await engine.step(2)
  engine.dispose()
  await trainWith(await open(plan), 2)
  expect(tf.memory().numTensors).toBe(before)
})

test('refuses to step over the end of an epoch', async () => {
  const engine = await open(enginePlan())
  await expect(engine.step(engine.stepsPerEpoch + 1)).rejects.toThrow('end of the epoch')
  engine.dispose()
})

test('never changes the backend under a worker that has one', async () => {
  await openCpuDevice()
  await expect(openWebGpuDevice({} as GPUAdapter, false)).rejects.toThrow()
  expect(tf.getBackend()).toBe('cpu')
})
