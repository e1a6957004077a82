import { expect, test } from 'vitest'
import type { EnginePlan } from '../engine.ts'
import { describeEngine } from '../fixtures/engine-conformance.ts'
import { countLiveBuffers } from '../fixtures/live-buffers.ts'
import { openSoftwareDevice, WEBGPU_INFO } from '../fixtures/software-device.ts'
import { enginePlan, type PlanChoice } from '../check/made-up-plan.ts'
import { trainWith } from '../check/reference-training.ts'
import { defaultTuning, type Tuning } from './tuning.ts'
import { WebGpuEngine } from './webgpu-engine.ts'

async function open(plan: EnginePlan): Promise<WebGpuEngine> {
  const device = await openSoftwareDevice()
  return WebGpuEngine.open(plan, device, WEBGPU_INFO, defaultTuning(device))
}

/** Shapes at the edges of what the kernels cut their work into. */
const SHAPES: [string, PlanChoice][] = [
  ['eight hidden layers', { hidden: [9, 8, 7, 6, 5, 4, 3, 2], activation: 'tanh' }],
  ['one unit in each layer', { hidden: [1, 1], activation: 'softplus' }],
  ['layers wider than a workgroup', { hidden: [133, 67], activation: 'gelu' }],
  ['a layer of 1,024 units', { hidden: [1024], rows: 40, activation: 'swish' }],
  [
    'a thousand classes',
    { loss: 'categoricalCrossEntropy', outputs: 1000, dropout: 0.2, rows: 40, batchSize: 20 },
  ],
  [
    'more levels than a thread takes, and more rows than a chunk of batch statistics',
    { levels: [50, 1, 9], rows: 700, batchSize: 500, batchNorm: true },
  ],
  ['a batch of nine rows', { rows: 36, batchSize: 9, dropout: 0.5, l2: 0.001 }],
]

/** A software adapter that others keep busy is slow. */
const PATIENT = { timeout: 60_000 }
const OTHER_TUNING: Tuning = {
  rows: { threads: 16, quads: 1, lanes: 1 },
  update: { threads: 4, tile: 4, lanes: 1 },
}

describeEngine('our kernels', { open, shapes: SHAPES, epochs: 6 })

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

const FEATURES: [string, PlanChoice, number][] = [
  ['no hidden layer', { hidden: [] }, 2],
  ['eight hidden layers', { hidden: [8, 8, 8, 8, 8, 8, 8, 8], l2: 0.01, dropout: 0.1 }, 2],
  [
    'categories, weights and clipping by value',
    { levels: [3, 70], weighted: true, clipping: { by: 'value', limit: 0.1 } },
    2,
  ],
  ['clipping by the global norm', { clipping: { by: 'globalNorm', limit: 0.1 } }, 3],
  ['two batch-normalised layers', { hidden: [8, 6], batchNorm: true }, 2 + 2 * 2],
  ['both', { hidden: [7], batchNorm: true, clipping: { by: 'globalNorm', limit: 0.1 } }, 2 + 1 + 2],
]

test.each(FEATURES)(
  '%s: %j takes %d dispatches per step, and two submits and one readback per epoch',
  async (_name, choice, dispatchesPerStep) => {
    const engine = await open(enginePlan(choice))
    const { calls } = await openSoftwareDevice()
    expect(engine.counts()).toBeNull()
    const before = calls.dispatches
    const epochs = 3
    for (let epoch = 0; epoch < epochs; epoch++) {
      await engine.step(engine.stepsPerEpoch)
      await engine.readEpoch(true)
      engine.keepEpoch()
      engine.keepBest()
    }
    expect(engine.counts()).toEqual({
      dispatchesPerStep,
      submitsPerEpoch: 2,
      readbacksPerEpoch: 1,
    })
    // One more per epoch for the validation rows.
    const expected = epochs * (dispatchesPerStep * engine.stepsPerEpoch + 1)
    expect(calls.dispatches - before).toBe(expected)
    engine.dispose()
  },
)

const CUTS: [string, PlanChoice][] = [
  [
    'plain',
    {
      ...{ hidden: [33, 17], levels: [5, 9], dropout: 0.3, weighted: true },
      ...{ l1: 0.0005, l2: 0.001 },
    },
  ],
  ['clipped by the global norm', { clipping: { by: 'globalNorm', limit: 0.1 }, levels: [5] }],
  ['batch-normalised', { hidden: [9, 6], batchNorm: true, dropout: 0.2 }],
]

test.each(CUTS)(
  'the work of a step may be cut in any way without changing a bit: %s',
  PATIENT,
  async (_name, choice) => {
    const plan = enginePlan({ rows: 150, batchSize: 70, ...choice })
    const device = await openSoftwareDevice()
    const train = async (tuning: Tuning, mostWork: number) =>
      trainWith(await WebGpuEngine.open(plan, { ...device, mostWork }, WEBGPU_INFO, tuning), 2)
    const whole = await train(defaultTuning(device), 2 ** 26)
    expect(await train(OTHER_TUNING, 2 ** 26)).toEqual(whole)
    // Blocks of 16 rows.
    expect(await train(defaultTuning(device), 1)).toEqual(whole)
  },
)

test('lanes of this software adapter share what they read', async () => {
  expect(await openSoftwareDevice()).toMatchObject({ lanes: 4 })
})

test('the fastest cut is looked for once, and changes no bit', PATIENT, async () => {
  const plan = enginePlan({ hidden: [6], dropout: 0.2 })
  const whole = await trainWith(await open(plan), 2)
  // The one that looks before its first step.
  const device = { ...(await openSoftwareDevice()), software: false }
  const { calls } = device
  const train = async () => {
    const before = calls.dispatches
    const engine = await WebGpuEngine.open(plan, device, WEBGPU_INFO)
    const trained = await trainWith(engine, 2)
    return { trained, counts: engine.counts(), dispatches: calls.dispatches - before }
  }
  const first = await train()
  const second = await train()
  const counts = { dispatchesPerStep: 2, submitsPerEpoch: 2, readbacksPerEpoch: 1 }
  expect(first).toMatchObject({ trained: whole, counts })
  expect(second).toMatchObject({ trained: whole, counts })
  expect(second.dispatches).toBe(2 * (2 * 3 + 1))
  expect(first.dispatches).toBeGreaterThan(second.dispatches)
})

test('the state that comes with an epoch is the one to go on from', async () => {
  const plan = enginePlan({ dropout: 0.3 })
  const engine = await open(plan)
  await engine.step(engine.stepsPerEpoch)
  await engine.readEpoch()
  engine.keepEpoch()
  engine.keepBest()
  await engine.step(engine.stepsPerEpoch)
  const { state } = await engine.readEpoch(true)
  engine.keepEpoch()
  expect(state).toEqual(await engine.checkpoint())
  engine.dispose()
})

test('reads logits and the mean weight of the epoch, however many dispatches the rows take', async () => {
  const plan = enginePlan()
  const rows = 200
  const { features } = enginePlan({ rows }).train
  const device = await openSoftwareDevice()
  const read = async (mostWork: number) => {
    const tight = { ...device, mostWork }
    const engine = await WebGpuEngine.open({ ...plan, validation: features }, tight, WEBGPU_INFO)
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
  const optimizer = { name: 'sgd', learningRate: 1e30, momentum: 0, nesterov: false } as const
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
  const buffers = countLiveBuffers()
  await trainWith(await open(enginePlan({ dropout: 0.2 })), 3)
  buffers.stop()
  expect(buffers.created()).toBeGreaterThan(0)
  expect(buffers.live()).toBe(0)
})

test('what the device cannot bind is refused with both sizes', async () => {
  // Batch statistics need a look at the whole minibatch.
  const plan = enginePlan({
    hidden: [1024, 1024, 1024],
    batchNorm: true,
    rows: 65_536,
    batchSize: 65_536,
  })
  await expect(open(plan)).rejects.toMatchObject({
    failure: { code: 'outOfMemory', details: { most: expect.any(Number) as number } },
  })
})

test('kernels that the browser refuses to compile are told in its words, and harm no other run', async () => {
  const device = await openSoftwareDevice()
  const tuning = {
    ...defaultTuning(device),
    update: { threads: 2 ** 20, tile: 4, lanes: 1 as const },
  }
  const engine = await WebGpuEngine.open(enginePlan(), device, WEBGPU_INFO, tuning)
  await expect(engine.step(1)).rejects.toMatchObject({
    failure: {
      code: 'engineFailed',
      details: { engine: 'webgpu', reason: expect.stringMatching(/workgroup/i) as string },
    },
  })
  engine.dispose()
  expect(await openSoftwareDevice()).toBe(device)
  expect((await trainWith(await open(enginePlan()), 1)).losses).toHaveLength(1)
})

test('a run that is stopped while its kernels are being compiled does not wait for them', async () => {
  const device = await openSoftwareDevice()
  const { gpu } = device
  const compile = gpu.createComputePipelineAsync.bind(gpu)
  gpu.createComputePipelineAsync = () => new Promise(() => undefined)
  try {
    const plan = enginePlan()
    const update = { ...defaultTuning(device).update, threads: 12 }
    const tuning = { rows: { ...defaultTuning(device).rows, threads: 12 }, update }
    const engine = await WebGpuEngine.open(plan, device, WEBGPU_INFO, tuning)
    let looks = 0
    await engine.step(1, () => ++looks > 2)
    await engine.settle()
    expect((await engine.checkpoint()).weights).toEqual(plan.start.weights)
    engine.dispose()
  } finally {
    gpu.createComputePipelineAsync = compile
  }
})

test('a device that is lost before it has its buffers is told', async () => {
  const lost = await openSoftwareDevice()
  lost.gpu.destroy()
  const attempt = async () => (await WebGpuEngine.open(enginePlan(), lost, WEBGPU_INFO)).step(1)
  await expect(attempt()).rejects.toMatchObject({ failure: { code: 'deviceLost' } })
})

test('a lost device is told, and the next run gets a new one', async () => {
  const engine = await open(enginePlan())
  await engine.step(1)
  const lost = await openSoftwareDevice()
  lost.gpu.destroy()
  await lost.gpu.lost
  const told = { failure: { code: 'deviceLost' } }
  await expect(engine.settle()).rejects.toMatchObject(told)
  await expect(engine.step(1)).rejects.toMatchObject(told)
  await expect(engine.checkpoint()).rejects.toMatchObject(told)
  engine.dispose()
  expect(await openSoftwareDevice()).not.toBe(lost)
  expect((await trainWith(await open(enginePlan()), 1)).losses).toHaveLength(1)
})
