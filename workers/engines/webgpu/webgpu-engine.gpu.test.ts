import { expect, test } from 'vitest'
import { initialWeights } from '../../../src/domain/initial-weights.ts'
import { findAdapter } from '../adapter.ts'
import type { EnginePlan } from '../engine.ts'
import { describeEngine, expectReference } from '../fixtures/engine-conformance.ts'
import { ADAM, enginePlan, type PlanChoice } from '../fixtures/engine-plan.ts'
import { trainWith } from '../fixtures/reference-training.ts'
import { openComputeDevice, type ComputeDevice } from './compute-device.ts'
import { compilePrograms } from './programs.ts'
import { WebGpuEngine } from './webgpu-engine.ts'

/** As for a software adapter, or with the workgroups of a hardware one. */
async function openDevice(software = true): Promise<ComputeDevice> {
  const { adapter } = await findAdapter()
  return openComputeDevice(adapter as GPUAdapter, software)
}

const INFO = {
  name: 'webgpu',
  backend: 'webgpu',
  adapter: 'swiftshader',
  reason: 'askedFor',
} as const

async function open(plan: EnginePlan, software = true): Promise<WebGpuEngine> {
  return WebGpuEngine.open(plan, await openDevice(software), INFO)
}

/** With so many classes, most of which no row belongs to. */
function withOutputs(plan: EnginePlan, units: number): EnginePlan {
  const { network, start } = plan
  const layers = network.layers.map((layer, k) =>
    k === network.layers.length - 1 ? { ...layer, units } : layer,
  )
  const weights = initialWeights({ ...network, layers }, 3)
  const slots = start.slots.map(() => new Float32Array(weights.length))
  return {
    ...plan,
    network: { ...network, layers },
    start: { ...start, weights, slots, bestWeights: weights.slice() },
  }
}

/** Shapes at the edges of what the kernels cut their work into. */
const SHAPES: [string, PlanChoice][] = [
  ['eight hidden layers', { hidden: [9, 8, 7, 6, 5, 4, 3, 2], activation: 'tanh' }],
  ['one unit in each layer', { hidden: [1, 1], activation: 'softplus' }],
  ['layers wider than a workgroup', { hidden: [133, 67], activation: 'gelu' }],
  ['a layer of 1,024 units', { hidden: [1024], rows: 40, activation: 'swish' }],
  ['a batch of nine rows', { rows: 36, batchSize: 9, dropout: 0.5, l2: 0.001 }],
]

describeEngine('with the workgroups of a software adapter our kernels', {
  open: (plan) => open(plan),
  shapes: SHAPES,
})
describeEngine('with the workgroups of a hardware adapter our kernels', {
  open: (plan) => open(plan, false),
  shapes: SHAPES,
})

test.each([true, false])(
  'a hundred classes are learnt as by the float64 reference (software adapter: %s)',
  { timeout: 60_000 },
  async (software) => {
    const choice = { loss: 'categoricalCrossEntropy', dropout: 0.2 } as const
    const plan = withOutputs(enginePlan(choice), 100)
    await expectReference(plan, (wide) => open(wide, software), 12)
  },
)

test('the same plan gives the same weights, bit by bit, however its steps are queued', async () => {
  const plan = enginePlan({ dropout: 0.3, weighted: true, l2: 0.001 })
  const together = await trainWith(await open(plan), 3)
  const engine = await open(plan)
  const losses: number[] = []
  for (let epoch = 0; epoch < 3; epoch++) {
    for (let step = 0; step < engine.stepsPerEpoch; step++) await engine.step(1)
    losses.push((await engine.readEpoch()).trainLoss)
    engine.keepEpoch()
  }
  const { weights } = await engine.checkpoint()
  engine.dispose()
  expect({ losses, weights }).toEqual(together)
})

test.each([
  ['no hidden layer', []],
  ['two', [8, 6]],
  ['eight', [8, 8, 8, 8, 8, 8, 8, 8]],
])('%s: two dispatches per step, two submits and one readback per epoch', async (_name, hidden) => {
  const engine = await open(enginePlan({ hidden, l2: 0.01, dropout: 0.1 }))
  const { calls } = await openDevice()
  expect(engine.counts()).toBeNull()
  const before = calls.dispatches
  const epochs = 3
  for (let epoch = 0; epoch < epochs; epoch++) {
    await engine.step(engine.stepsPerEpoch)
    await engine.readEpoch()
    engine.keepEpoch()
    engine.keepBest()
  }
  expect(engine.counts()).toEqual({
    dispatchesPerStep: 2,
    submitsPerEpoch: 2,
    readbacksPerEpoch: 1,
  })
  // One more per epoch for the validation rows.
  expect(calls.dispatches - before).toBe(epochs * (2 * engine.stepsPerEpoch + 1))
  engine.dispose()
})

test('reads logits and the mean weight of the epoch, however many dispatches the rows take', async () => {
  const plan = enginePlan()
  const rows = 200
  const { features } = enginePlan({ rows }).train
  const device = await openDevice()
  const read = async (mostWork: number) => {
    const tight = { ...device, mostWork }
    const engine = await WebGpuEngine.open({ ...plan, validation: features }, tight, INFO)
    await engine.step(engine.stepsPerEpoch)
    const reading = await engine.readEpoch()
    engine.keepEpoch()
    const { weights } = await engine.checkpoint()
    engine.dispose()
    return { ...reading, weights }
  }
  const whole = await read(2 ** 27)
  const cut = await read(1)
  expect(cut).toEqual(whole)
  expect(whole.validationLogits).toHaveLength(rows)
  const mean = whole.weights.reduce((sum, w) => sum + Math.abs(w), 0) / whole.weights.length
  expect(whole.meanWeight).toBeCloseTo(mean, 6)
})

test('a weight that is not finite shows in the epoch', async () => {
  const optimizer = { name: 'sgd', learningRate: 1e30, momentum: 0 } as const
  const engine = await open(
    enginePlan({ optimizer, loss: 'meanSquaredError', activation: 'linear' }),
  )
  let reading = { meanWeight: 0 }
  for (let epoch = 0; epoch < 3; epoch++) {
    await engine.step(engine.stepsPerEpoch)
    reading = await engine.readEpoch()
  }
  engine.dispose()
  expect(Number.isFinite(reading.meanWeight)).toBe(false)
})

test('gives every buffer back', async () => {
  const { gpu } = await openDevice()
  let live = 0
  const createBuffer = gpu.createBuffer.bind(gpu)
  gpu.createBuffer = (descriptor) => {
    live++
    const buffer = createBuffer(descriptor)
    const destroy = buffer.destroy.bind(buffer)
    buffer.destroy = () => {
      live--
      destroy()
    }
    return buffer
  }
  await trainWith(await open(enginePlan({ dropout: 0.2 })), 3)
  gpu.createBuffer = createBuffer
  expect(live).toBe(0)
})

test('what the device cannot bind is refused with both sizes', async () => {
  const plan = enginePlan({ hidden: [1024, 1024, 1024], rows: 65_536, batchSize: 65_536 })
  await expect(open(plan)).rejects.toMatchObject({
    failure: { code: 'outOfMemory', details: { most: expect.any(Number) as number } },
  })
})

test('kernels that the browser refuses to compile are told in its words, and harm no other run', async () => {
  const device = await openDevice()
  const threads = 2 ** 20
  const { loss } = enginePlan().network
  const refusing = {
    ...device,
    programs: () => compilePrograms(device.gpu, { loss, optimizer: ADAM, threads }),
  }
  const engine = await WebGpuEngine.open(enginePlan(), refusing, INFO)
  await expect(engine.step(1)).rejects.toMatchObject({
    failure: {
      code: 'engineFailed',
      details: { engine: 'webgpu', reason: expect.stringMatching(/workgroup/i) as string },
    },
  })
  engine.dispose()
  expect(await openDevice()).toBe(device)
  expect((await trainWith(await open(enginePlan()), 1)).losses).toHaveLength(1)
})

test('a device that is lost before it has its buffers is told', async () => {
  const lost = await openDevice()
  lost.gpu.destroy()
  const attempt = async () => (await WebGpuEngine.open(enginePlan(), lost, INFO)).step(1)
  await expect(attempt()).rejects.toMatchObject({ failure: { code: 'deviceLost' } })
})

test('a lost device is told, and the next run gets a new one', async () => {
  const engine = await open(enginePlan())
  await engine.step(1)
  const lost = await openDevice()
  lost.gpu.destroy()
  const told = { failure: { code: 'deviceLost' } }
  await expect(engine.settle()).rejects.toMatchObject(told)
  await expect(engine.step(1)).rejects.toMatchObject(told)
  await expect(engine.checkpoint()).rejects.toMatchObject(told)
  engine.dispose()
  expect(await openDevice()).not.toBe(lost)
  expect((await trainWith(await open(enginePlan()), 1)).losses).toHaveLength(1)
})
