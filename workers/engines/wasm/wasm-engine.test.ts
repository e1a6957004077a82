import { expect, onTestFinished, test, vi } from 'vitest'
import { numericFeatures } from '../../../src/domain/features.ts'
import { predictOutputs } from '../../../src/domain/forward.ts'
import { EngineError } from '../engine.ts'
import { openWasm as open } from '../fixtures/open-wasm.ts'
import { describeEngine, expectReference } from '../fixtures/engine-conformance.ts'
import { enginePlan, type PlanChoice } from '../check/made-up-plan.ts'
import { largestDifference } from '../check/reference-training.ts'
import { planMemory } from './memory-plan.ts'

/** Shapes at which padding and tiles could go wrong. */
const SHAPES: [string, PlanChoice][] = [
  ['one unit everywhere', { hidden: [1, 1, 1], activation: 'tanh' }],
  ['widths around a vector', { hidden: [3, 4, 5, 7, 9], activation: 'softplus' }],
  ['widths that leave one vector over', { hidden: [12, 20], activation: 'sigmoid', dropout: 0.2 }],
  ['eight hidden layers', { hidden: [6, 5, 6, 5, 6, 5, 6, 5], activation: 'elu' }],
  ['a wide layer', { hidden: [1024], rows: 40, batchSize: 7 }],
  ['128 units', { hidden: [128, 64], rows: 100, activation: 'gelu', l2: 0.001 }],
  ['batches of three and a ragged one', { rows: 10, batchSize: 3, hidden: [8], dropout: 0.5 }],
  [
    'a thousand outputs',
    { loss: 'categoricalCrossEntropy', outputs: 1000, hidden: [9], rows: 30, batchSize: 16 },
  ],
  ['two parts, and a last batch of less than one', { hidden: [64, 32], rows: 70, batchSize: 64 }],
  [
    'two parts, all kinds of inputs, dropout, a norm to keep to',
    {
      ...{ hidden: [64, 32], rows: 70, batchSize: 33, dropout: 0.3, levels: [7, 30], numbers: 5 },
      clipping: { by: 'globalNorm', limit: 0.2 },
    },
  ],
  ['four parts, the last one short', { hidden: [130, 70], rows: 300, batchSize: 129, l1: 0.003 }],
  ['codes only, a wide layer', { numbers: 0, levels: [50, 1, 30], hidden: [70], rows: 60 }],
]

/** Minibatches of more rows than pass through the network at a time. */
const BLOCKS: [string, PlanChoice][] = [
  ['numbers', { rows: 1300, batchSize: 1200, dropout: 0.2 }],
  ['codes', { rows: 1100, batchSize: 1100, numbers: 2, levels: [5, 9], hidden: [20] }],
  [
    'batch normalisation',
    { rows: 1100, batchSize: 1100, levels: [4], batchNorm: true, dropout: 0.2, weighted: true },
  ],
]

describeEngine('the WebAssembly kernel', { open, shapes: SHAPES })

test.each(BLOCKS)('a minibatch of several blocks gives what one would: %s', async (_, choice) => {
  await expectReference(enginePlan(choice), open, 2)
})

test('messages are answered during a step that takes long', async () => {
  const plan = enginePlan({ rows: 4096, batchSize: 4096, hidden: [512, 512] })
  const engine = await open(plan)
  let answered = 0
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    answered++
    port2.postMessage(null)
  }
  port2.postMessage(null)
  await engine.step(1)
  port1.close()
  expect(answered).toBeGreaterThan(2)
})

test('a step that is given up leaves no weights behind that are moved in part', async () => {
  // So many weights that messages are looked at while they are moved.
  const plan = enginePlan({ hidden: [1024, 1100], rows: 16, batchSize: 8 })
  const whole = await open(plan)
  await whole.step(1)
  whole.keepBest()
  const expected = (await whole.checkpoint()).bestWeights
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 100))
  onTestFinished(() => {
    clock.mockRestore()
  })
  const engine = await open(plan)
  await engine.step(2, () => true)
  engine.keepBest()
  expect(largestDifference((await engine.checkpoint()).bestWeights, expected)).toBe(0)
})

test('a state read with the epoch is that of a checkpoint', async () => {
  const engine = await open(enginePlan({ levels: [3, 4], batchNorm: true }))
  await engine.step(engine.stepsPerEpoch)
  engine.keepBest()
  const { state } = await engine.readEpoch(true)
  engine.keepEpoch()
  expect(state).toEqual(await engine.checkpoint())
})

test('a row costs two bytes a code, four a number, and twelve more', () => {
  const plan = enginePlan({ numbers: 3, levels: Array<number>(20).fill(50), rows: 1000 })
  const twice = { ...plan.train, features: { ...plan.train.features, rows: 2000 } }
  const { bytes } = planMemory(plan)
  expect(planMemory({ ...plan, train: twice }).bytes - bytes).toBe(1000 * (2 * 20 + 4 * 3 + 12))
})

test('logits of the validation rows are those of the network without dropout', async () => {
  const plan = enginePlan({ loss: 'categoricalCrossEntropy', dropout: 0.5, batchSize: 3, rows: 9 })
  // More than one block, and a ragged one.
  const rows = 1030
  const values = Float32Array.from({ length: rows * 5 }, (_, i) => Math.sin(i))
  const validation = numericFeatures(values, rows, 5)
  const engine = await open({ ...plan, validation })
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

test('what no memory can hold is said before training', async () => {
  const plan = enginePlan()
  const features = { ...plan.train.features, rows: 2 ** 30 }
  const attempt = () => open({ ...plan, train: { ...plan.train, features } })
  await expect(attempt).rejects.toThrow(EngineError)
  await expect(attempt).rejects.toThrow('outOfMemory')
})
