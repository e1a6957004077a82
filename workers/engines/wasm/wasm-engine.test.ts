import { beforeAll, expect, test } from 'vitest'
import { predictOutputs } from '../../../src/domain/forward.ts'
import { EngineError, type EnginePlan } from '../engine.ts'
import { describeEngine } from '../fixtures/engine-conformance.ts'
import { enginePlan, type PlanChoice } from '../fixtures/engine-plan.ts'
import { largestDifference } from '../fixtures/reference-training.ts'
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

describeEngine('the WebAssembly kernel', { open, shapes: SHAPES })

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

test('what no memory can hold is said before training', () => {
  const plan = enginePlan()
  const features = { ...plan.train.features, rows: 2 ** 30 }
  const attempt = () => open({ ...plan, train: { ...plan.train, features } })
  expect(attempt).toThrow(EngineError)
  expect(attempt).toThrow('outOfMemory')
})
