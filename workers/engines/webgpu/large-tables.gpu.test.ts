import { beforeAll, expect, test } from 'vitest'
import { enginePlan } from '../check/made-up-plan.ts'
import { trainWith } from '../check/reference-training.ts'
import { countLiveBuffers } from '../fixtures/live-buffers.ts'
import { openSoftwareDevice, WEBGPU_INFO } from '../fixtures/software-device.ts'
import type { ComputeDevice } from './compute-device.ts'
import type { RowLimits } from './rows/place-rows.ts'
import { WebGpuEngine } from './webgpu-engine.ts'

let device: ComputeDevice

beforeAll(async () => {
  device = await openSoftwareDevice()
})

/** Numbers and categories; 7 words a row, 8 rows a batch, the last one ragged. */
const PLAN = enginePlan({
  numbers: 3,
  levels: [4, 7, 3],
  rows: 101,
  batchSize: 8,
  dropout: 0.2,
  weighted: true,
})
const { features: validation } = enginePlan({ numbers: 3, levels: [4, 7, 3], rows: 60 }).train

/** Bytes; all rows of both sets take 4,508. */
const PLACES: [string, RowLimits][] = [
  ['in shards on the device', { binding: 700, budget: 5000, chunk: 700 }],
  ['in shards on the device, a step at a time', { binding: 300, budget: 5000, chunk: 1 }],
  ['in the memory of the worker', { binding: 700, budget: 800, chunk: 700 }],
  ['in the memory of the worker, a step at a time', { binding: 700, budget: 800, chunk: 1 }],
]

/** Some steps of two epochs at a time, as a run asks for them. */
async function train(rowLimits: RowLimits) {
  const tight = { ...device, rowLimits }
  const engine = await WebGpuEngine.open({ ...PLAN, validation }, tight, WEBGPU_INFO)
  const logits: Float32Array[] = []
  const losses: number[] = []
  for (let epoch = 0; epoch < 2; epoch++) {
    await engine.step(5)
    await engine.step(engine.stepsPerEpoch - 5)
    const reading = await engine.readEpoch()
    engine.keepEpoch()
    logits.push(reading.validationLogits)
    losses.push(reading.trainLoss)
  }
  const { weights } = await engine.checkpoint()
  engine.dispose()
  return { logits, losses, weights }
}

test.each(PLACES)('rows kept %s give the same bits', { timeout: 60_000 }, async (_name, limits) => {
  const buffers = countLiveBuffers()
  const kept = await train(limits)
  buffers.stop()
  expect(kept).toEqual(await train(device.rowLimits))
  expect(buffers.live()).toBe(0)
})

test('a gather takes one dispatch for each shard and chunk, and a step none', async () => {
  // 7 words a row: shards of 25 rows, chunks of 24.
  const limits = { binding: 700, budget: 5000, chunk: 700 }
  const engine = await WebGpuEngine.open(PLAN, { ...device, rowLimits: limits }, WEBGPU_INFO)
  const before = device.calls.dispatches
  await engine.step(engine.stepsPerEpoch)
  await engine.settle()
  expect(device.calls.dispatches - before).toBe(2 * engine.stepsPerEpoch + 5 * 5)
  engine.dispose()
})

test(
  'a run goes on from a checkpoint wherever its rows were kept',
  { timeout: 60_000 },
  async () => {
    const [, shards] = PLACES[0] as [string, RowLimits]
    const [, streamed] = PLACES[2] as [string, RowLimits]
    const open = (plan: typeof PLAN, rowLimits: RowLimits) =>
      WebGpuEngine.open(plan, { ...device, rowLimits }, WEBGPU_INFO)
    const whole = await trainWith(await open(PLAN, device.rowLimits), 3)
    const engine = await open(PLAN, shards)
    await engine.step(engine.stepsPerEpoch)
    await engine.readEpoch()
    engine.keepEpoch()
    const start = await engine.checkpoint()
    engine.dispose()
    const rest = await trainWith(await open({ ...PLAN, epoch: 1, start }, streamed), 2)
    expect(rest.weights).toEqual(whole.weights)
  },
)
