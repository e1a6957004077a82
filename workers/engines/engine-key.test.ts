import { expect, test } from 'vitest'
import type { EnginePlan } from './engine.ts'
import { engineKey } from './engine-key.ts'
import { enginePlan } from './check/made-up-plan.ts'

const plan = enginePlan()
const withLayer = (change: Partial<EnginePlan['network']['layers'][number]>): EnginePlan => ({
  ...plan,
  network: {
    ...plan.network,
    layers: plan.network.layers.map((layer, k) => (k === 0 ? { ...layer, ...change } : layer)),
  },
})

test('another seed, learning rate or number of rows is the same shape', () => {
  const { train, optimizer } = plan
  const other: EnginePlan = {
    ...plan,
    seed: 99,
    optimizer: { ...optimizer, learningRate: 0.5 },
    train: { ...train, features: { ...train.features, rows: 3 } },
  }
  expect(engineKey('rdna-3', other)).toBe(engineKey('rdna-3', plan))
})

test('whatever changes the time of a step changes the key', () => {
  const { features } = plan.train
  const category = { first: 0, levels: features.inputs }
  const coded = { ...features, numberInputs: new Uint32Array(0), categories: [category] }
  const keys = [
    engineKey('rdna-3', plan),
    engineKey('swiftshader', plan),
    engineKey(null, plan),
    engineKey('rdna-3', withLayer({ units: 77 })),
    engineKey('rdna-3', withLayer({ activation: 'gelu' })),
    engineKey('rdna-3', withLayer({ batchNorm: true })),
    engineKey('rdna-3', withLayer({ dropout: 0.37 })),
    engineKey('rdna-3', { ...plan, network: { ...plan.network, l1: 0.37 } }),
    engineKey('rdna-3', { ...plan, network: { ...plan.network, l2: 0.37 } }),
    engineKey('rdna-3', { ...plan, batchSize: plan.batchSize + 1 }),
    engineKey('rdna-3', { ...plan, clipping: { by: 'globalNorm', limit: 1 } }),
    engineKey('rdna-3', { ...plan, train: { ...plan.train, features: coded } }),
    engineKey('rdna-3', {
      ...plan,
      optimizer: { name: 'sgd', learningRate: 1, momentum: 0, nesterov: false },
    }),
    engineKey('rdna-3', {
      ...plan,
      optimizer: { name: 'sgd', learningRate: 1, momentum: 0.9, nesterov: false },
    }),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})
