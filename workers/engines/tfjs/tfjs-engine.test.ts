import * as tf from '@tensorflow/tfjs'
import { expect, test } from 'vitest'
import type { EnginePlan } from '../engine.ts'
import { describeEngine } from '../fixtures/engine-conformance.ts'
import { enginePlan } from '../check/made-up-plan.ts'
import { trainWith } from '../check/reference-training.ts'
import { openCpuDevice, openWebGpuDevice } from './tfjs-device.ts'
import { TfjsEngine } from './tfjs-engine.ts'

async function open(plan: EnginePlan): Promise<TfjsEngine> {
  const info = { name: 'tfjs-cpu', backend: 'cpu', adapter: null, reason: 'askedFor' } as const
  return new TfjsEngine(plan, await openCpuDevice(), info)
}

describeEngine('TensorFlow.js on the CPU', { open, interruptible: false })

test('gives back every tensor', async () => {
  const plan = enginePlan({
    ...{ dropout: 0.2, weighted: true, l1: 0.01, l2: 0.01, activation: 'gelu', batchNorm: true },
    ...{ levels: [3], clipping: { by: 'globalNorm', limit: 1 } },
  })
  await openCpuDevice()
  const before = tf.memory().numTensors
  const engine = await open(plan)
  await engine.step(2)
  engine.dispose()
  await trainWith(await open(plan), 2)
  expect(tf.memory().numTensors).toBe(before)
})

test('the state that an epoch hands over is that of a checkpoint', async () => {
  const engine = await open(enginePlan({ batchNorm: true }))
  await engine.step(engine.stepsPerEpoch)
  const { state } = await engine.readEpoch(true)
  engine.keepEpoch()
  expect(state).toEqual(await engine.checkpoint())
  engine.dispose()
})

test('takes a table whose categories, if written out as ones and zeros, it could not hold', async () => {
  const plan = enginePlan({ numbers: 1, levels: [1000], rows: 2000, hidden: [2] })
  const device = await openCpuDevice()
  const info = { name: 'tfjs-cpu', backend: 'cpu', adapter: null, reason: 'askedFor' } as const
  const smallest = { ...device, longestTensor: 200_000 }
  const engine = new TfjsEngine(plan, smallest, info)
  await engine.step(1)
  engine.dispose()
  expect(() => new TfjsEngine(plan, { ...device, longestTensor: 15_000 }, info)).toThrow(
    'outOfMemory',
  )
})

test('never changes the backend under a worker that has one', async () => {
  await openCpuDevice()
  await expect(openWebGpuDevice({} as GPUAdapter, false)).rejects.toThrow()
  expect(tf.getBackend()).toBe('cpu')
})
