import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import { findAdapter } from '../adapter.ts'
import type { EnginePlan } from '../engine.ts'
import { describeEngine } from '../fixtures/engine-conformance.ts'
import { enginePlan } from '../check/made-up-plan.ts'
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

describeEngine('TensorFlow.js on WebGPU', { open, epochs: 6, interruptible: false })

test('reads back once per epoch and gives back every tensor', { timeout: 60_000 }, async () => {
  expect(tf.getBackend()).toBe('webgpu')
  const before = tf.memory().numTensors
  const engine = open(enginePlan({ l2: 0.01, levels: [3] }))
  expect(engine.counts()).toBeNull()
  for (let epoch = 0; epoch < 3; epoch++) {
    await engine.step(engine.stepsPerEpoch)
    await engine.readEpoch(true)
  }
  const counts = engine.counts()
  engine.dispose()
  expect(counts?.readbacksPerEpoch).toBe(1)
  // 161 with the library's own training loop and optimiser.
  expect(counts?.dispatchesPerStep).toBeLessThan(65)
  expect(tf.memory().numTensors).toBe(before)
})
