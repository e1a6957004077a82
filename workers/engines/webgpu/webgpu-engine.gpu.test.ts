import { beforeAll, describe, expect, test } from 'vitest'
import { findAdapter } from '../adapter.ts'
import type { EnginePlan } from '../engine.ts'
import { ENGINE_CASES } from '../fixtures/engine-cases.ts'
import { enginePlan } from '../fixtures/engine-plan.ts'
import { largestDifference, trainReference, trainWith } from '../fixtures/reference-training.ts'
import { openComputeDevice, type ComputeDevice } from './compute-device.ts'
import { WebGpuEngine } from './webgpu-engine.ts'

let device: ComputeDevice

beforeAll(async () => {
  device = await openDevice()
})

async function openDevice(): Promise<ComputeDevice> {
  const { adapter } = await findAdapter()
  return openComputeDevice(adapter as GPUAdapter, true)
}

function open(plan: EnginePlan): Promise<WebGpuEngine> {
  const info = { name: 'webgpu', backend: 'webgpu', adapter: 'swiftshader' } as const
  return WebGpuEngine.open(plan, device, { ...info, reason: 'askedFor' })
}

describe('the kernels train as the float64 reference does', () => {
  test.each(ENGINE_CASES)('%s', { timeout: 60_000 }, async (_name, choice) => {
    const plan = enginePlan(choice)
    const epochs = 12
    const expected = trainReference(plan, epochs)
    const trained = await trainWith(await open(plan), epochs)
    trained.losses.forEach((loss, epoch) => {
      const reference = expected.losses[epoch] ?? Number.NaN
      expect(Math.abs(loss - reference)).toBeLessThan(1e-5 * Math.max(1, reference))
    })
    expect(largestDifference(trained.weights, expected.weights)).toBeLessThan(1e-5)
  })
})
