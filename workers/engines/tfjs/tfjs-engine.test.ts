import * as tf from '@tensorflow/tfjs'
import { expect, test } from 'vitest'
import type { EnginePlan } from '../engine.ts'
import { describeEngine } from '../fixtures/engine-conformance.ts'
import { enginePlan } from '../fixtures/engine-plan.ts'
import { trainWith } from '../fixtures/reference-training.ts'
import { openCpuDevice, openWebGpuDevice } from './tfjs-device.ts'
import { TfjsEngine } from './tfjs-engine.ts'

async function open(plan: EnginePlan): Promise<TfjsEngine> {
  const info = { name: 'tfjs-cpu', backend: 'cpu', adapter: null, reason: 'askedFor' } as const
  return new TfjsEngine(plan, await openCpuDevice(), info)
}

describeEngine('TensorFlow.js on the CPU', { open })

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

test('never changes the backend under a worker that has one', async () => {
  await openCpuDevice()
  await expect(openWebGpuDevice({} as GPUAdapter, false)).rejects.toThrow()
  expect(tf.getBackend()).toBe('cpu')
})
