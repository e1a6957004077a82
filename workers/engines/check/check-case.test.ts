import { expect, test } from 'vitest'
import { failure } from '../../../src/domain/failure.ts'
import { CHECKED_OPTIMIZERS, type CheckedNetwork } from '../../../src/domain/gpu-report.ts'
import { ACTIVATION_NAMES, LOSS_NAMES } from '../../../src/domain/network.ts'
import { EngineError, type Engine, type EnginePlan } from '../engine.ts'
import { openWasm } from '../fixtures/open-wasm.ts'
import { CHECK_CASES, checkPlan } from './check-cases.ts'
import { checkCase } from './check-case.ts'

const NETWORK: CheckedNetwork = {
  activation: 'relu',
  loss: 'binaryCrossEntropy',
  optimizer: 'adam',
}

/** A correct engine of which something is not. */
function check(disturb: (engine: Engine, plan: EnginePlan) => Partial<Engine>) {
  const plan = checkPlan(NETWORK)
  return checkCase({ kind: 'network', ...NETWORK }, plan, async () => {
    const engine = await openWasm(plan)
    const disturbed = disturb(engine, plan)
    return new Proxy<Engine>(engine, {
      get: (_engine, name) => {
        const value: unknown = Reflect.get(disturbed, name) ?? Reflect.get(engine, name)
        return typeof value === 'function' ? (value.bind(engine) as unknown) : value
      },
    })
  })
}

test('an engine that is right passes with room to spare', async () => {
  const found = await check(() => ({}))
  expect(found.passed).toBe(true)
  expect(found.loss).toBeLessThan(1e-5)
  expect(found.weights).toBeLessThan(1e-5)
})

test('one wrong weight is found out', async () => {
  const found = await check((engine) => ({
    checkpoint: async () => {
      const state = await engine.checkpoint()
      state.weights[7] = (state.weights[7] ?? 0) + 0.001
      return state
    },
  }))
  expect(found.passed).toBe(false)
  expect(found.weights).toBeCloseTo(0.001, 5)
})

test('a loss of one epoch that is off is found out', async () => {
  let epoch = 0
  const found = await check((engine) => ({
    readEpoch: async () => {
      const reading = await engine.readEpoch()
      return { ...reading, trainLoss: reading.trainLoss + (epoch++ === 1 ? 0.002 : 0) }
    },
  }))
  expect(found.passed).toBe(false)
  expect(found.loss).toBeCloseTo(0.002, 5)
})

test('numbers that are not finite are found out', async () => {
  const losses = await check((engine) => ({
    readEpoch: async () => ({ ...(await engine.readEpoch()), trainLoss: Number.NaN }),
  }))
  const weights = await check((engine) => ({
    checkpoint: async () => {
      const state = await engine.checkpoint()
      return { ...state, weights: state.weights.fill(Number.POSITIVE_INFINITY, 3, 4) }
    },
  }))
  expect(losses).toMatchObject({ passed: false, loss: null })
  expect(weights).toMatchObject({ passed: false, weights: null })
})

test('a device that gives up is told in its words', async () => {
  const found = await check(() => ({
    step: () => Promise.reject(new EngineError(failure('deviceLost', { reason: 'unplugged' }))),
  }))
  expect(found).toMatchObject({
    passed: false,
    loss: null,
    weights: null,
    reason: 'deviceLost: unplugged',
  })
})

test('the cases cover everything an engine can be asked for', () => {
  const plans = CHECK_CASES.map(checkPlan)
  const hidden = plans.flatMap(({ network }) => network.layers.slice(0, -1))
  expect(new Set(hidden.map(({ activation }) => activation))).toEqual(new Set(ACTIVATION_NAMES))
  expect(new Set(plans.map(({ network }) => network.loss))).toEqual(new Set(LOSS_NAMES))
  expect(new Set(CHECK_CASES.map(({ optimizer }) => optimizer))).toEqual(
    new Set(CHECKED_OPTIMIZERS),
  )
  expect(new Set(plans.map(({ clipping }) => clipping?.by))).toEqual(
    new Set([undefined, 'value', 'globalNorm']),
  )
  const some: ((plan: EnginePlan) => boolean)[] = [
    ({ network }) => network.layers.length === 1,
    ({ network }) => network.layers.length === 9,
    ({ network }) => network.l1 > 0,
    ({ network }) => network.l2 > 0,
    ({ network }) => network.layers.some(({ dropout }) => dropout > 0),
    ({ network }) => network.layers.some(({ batchNorm }) => batchNorm),
    ({ train }) => train.features.categories.length > 0 && train.features.numberInputs.length > 0,
    ({ train }) => train.features.categories.length > 0 && train.features.numberInputs.length === 0,
    ({ train }) => new Set(train.weights).size > 1,
    ({ train, batchSize }) => train.features.rows % batchSize > 0,
    ({ batchSize }) => batchSize === 1,
    ({ learningRate }) => learningRate(0) !== learningRate(9),
  ]
  for (const covered of some) expect(plans.some(covered), covered.toString()).toBe(true)
})
