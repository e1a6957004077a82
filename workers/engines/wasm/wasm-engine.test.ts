import { beforeAll, describe, expect, test } from 'vitest'
import { predictOutputs } from '../../../src/domain/forward.ts'
import { EngineError, type EnginePlan } from '../engine.ts'
import { ENGINE_CASES } from '../fixtures/engine-cases.ts'
import { enginePlan, type PlanChoice } from '../fixtures/engine-plan.ts'
import { largestDifference, trainReference, trainWith } from '../fixtures/reference-training.ts'
import { compileKernel } from './kernel-module.ts'
import { WasmEngine } from './wasm-engine.ts'

let kernel: WebAssembly.Module

beforeAll(async () => {
  const compiled = await compileKernel()
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.failure))
  kernel = compiled.value
})

function open(plan: EnginePlan): WasmEngine {
  const info = { name: 'wasm', backend: 'wasm', adapter: null, reason: 'askedFor' } as const
  return new WasmEngine(plan, kernel, info)
}

/** Shapes at which padding and tiles could go wrong. */
const SHAPES: [string, PlanChoice][] = [
  ['one unit everywhere', { hidden: [1, 1, 1], activation: 'tanh' }],
  ['widths around a vector', { hidden: [3, 4, 5, 7, 9], activation: 'softplus' }],
  ['widths that leave one vector over', { hidden: [12, 20], activation: 'sigmoid', dropout: 0.2 }],
  ['eight hidden layers', { hidden: [6, 5, 6, 5, 6, 5, 6, 5], activation: 'elu' }],
  ['a wide layer', { hidden: [1024], rows: 40, batchSize: 7 }],
  ['128 units', { hidden: [128, 64], rows: 100, activation: 'gelu', l2: 0.001 }],
  ['batches of three and a ragged one', { rows: 10, batchSize: 3, hidden: [8], dropout: 0.5 }],
]

describe('the kernel trains as the float64 reference does', () => {
  test.each([...ENGINE_CASES, ...SHAPES])('%s', async (_name, choice) => {
    const plan = enginePlan(choice)
    const expected = trainReference(plan, 12)
    const trained = await trainWith(open(plan), 12)
    trained.losses.forEach((loss, epoch) => {
      const reference = expected.losses[epoch] ?? Number.NaN
      expect(Math.abs(loss - reference)).toBeLessThan(1e-5 * Math.max(1, reference))
    })
    expect(largestDifference(trained.weights, expected.weights)).toBeLessThan(1e-5)
  })

  test('step by step', async () => {
    const plan = enginePlan({ rows: 32 })
    const expected = trainReference(plan, 50)
    const { losses, weights } = await trainWith(open(plan), 50)
    expect(largestDifference(losses, expected.losses)).toBeLessThan(1e-5)
    expect(largestDifference(weights, expected.weights)).toBeLessThan(1e-5)
  })
})

test('the same plan gives the same weights, bit by bit', async () => {
  const plan = enginePlan({ dropout: 0.3, weighted: true, l2: 0.001 })
  const first = await trainWith(open(plan), 4)
  const second = await trainWith(open(plan), 4)
  expect(second).toEqual(first)
})

test('going on from a checkpoint gives the bits of a run that was never interrupted', async () => {
  const plan = enginePlan({ dropout: 0.3 })
  const whole = await trainWith(open(plan), 5)
  const engine = open(plan)
  for (let epoch = 0; epoch < 2; epoch++) {
    await engine.step(engine.stepsPerEpoch)
    await engine.readEpoch()
    engine.keepEpoch()
  }
  // Steps of an unfinished epoch are not part of a checkpoint.
  await engine.step(1)
  const start = await engine.checkpoint()
  const rest = await trainWith(open({ ...plan, epoch: 2, start }), 3)
  expect(rest.weights).toEqual(whole.weights)
  expect(rest.losses).toEqual(whole.losses.slice(2))
})

test('logits of the validation rows are those of the network without dropout', async () => {
  const plan = enginePlan({ loss: 'categoricalCrossEntropy', dropout: 0.5, batchSize: 3, rows: 9 })
  // More than one block, and a ragged one.
  const rows = 150
  const values = Float32Array.from({ length: rows * 5 }, (_, i) => Math.sin(i))
  const validation = { values, rows, columns: 5 }
  const engine = open({ ...plan, validation })
  await engine.step(engine.stepsPerEpoch)
  const { validationLogits, meanWeight } = await engine.readEpoch()
  engine.keepEpoch()
  const { weights } = await engine.checkpoint()
  const expected = predictOutputs(plan.network, weights, validation, { type: 'logits' })
  expect(validationLogits.length).toBe(rows * 3)
  expect(largestDifference(validationLogits, expected)).toBeLessThan(1e-5)
  const mean = weights.reduce((sum, weight) => sum + Math.abs(weight), 0) / weights.length
  expect(meanWeight).toBeCloseTo(mean, 6)
})

test('remembers the best weights while training goes on', async () => {
  const engine = open(enginePlan())
  const epoch = async () => {
    await engine.step(engine.stepsPerEpoch)
    await engine.readEpoch()
    engine.keepEpoch()
  }
  await epoch()
  engine.keepBest()
  const atBest = await engine.checkpoint()
  await epoch()
  const later = await engine.checkpoint()
  expect(atBest.bestWeights).toEqual(atBest.weights)
  expect(later.bestWeights).toEqual(atBest.weights)
  expect(later.weights).not.toEqual(atBest.weights)
})

test('refuses to step over the end of an epoch', async () => {
  const engine = open(enginePlan())
  await expect(engine.step(engine.stepsPerEpoch + 1)).rejects.toThrow('end of the epoch')
})

test('what no memory can hold is said before training', () => {
  const plan = enginePlan()
  const features = { ...plan.train.features, rows: 2 ** 30 }
  const attempt = () => open({ ...plan, train: { ...plan.train, features } })
  expect(attempt).toThrow(EngineError)
  expect(attempt).toThrow('outOfMemory')
})
