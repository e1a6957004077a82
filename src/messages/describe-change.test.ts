import { expect, test } from 'vitest'
import { experimentDiff, experimentPlaces } from '../domain/experiment-diff.ts'
import type { Experiment } from '../domain/experiment.ts'
import { completeExperiment } from '../domain/fixtures/complete-experiment.ts'
import { changesInWords, describeChange } from './describe-change.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

const bare: Experiment = { terrarium: 1, target: 'y' }
const others: Experiment[] = [
  { ...bare, split: { kind: 'time', column: 'when', train: 0.5, validation: 0.2, test: 0.3 } },
  { ...bare, split: { kind: 'column', column: 'part', parts: { a: 'train' }, validation: 0.1 } },
  { ...bare, split: { kind: 'fractions', duplicatesTogether: true } },
  { ...bare, split: { kind: 'rows', train: [0, 1], validation: [2], test: [3] } },
  { ...bare, training: { optimizer: { name: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-7 } } },
  { ...bare, training: { optimizer: { name: 'adamw', weightDecay: 0.1 } } },
  { ...bare, training: { optimizer: { name: 'sgd', momentum: 0.9, nesterov: true } } },
  { ...bare, training: { optimizer: { name: 'rmsprop', rho: 0.9 } } },
  { ...bare, training: { schedule: { name: 'step', every: 3, factor: 0.5 } } },
  { ...bare, training: { schedule: { name: 'plateau', patience: 3 } } },
  { ...bare, training: { earlyStopping: null, clipping: null } },
  { ...bare, classroom: { name: 'xor' } },
  {
    ...bare,
    preparation: { category: { order: ['low', 'high'] }, text: { words: { from: 1, to: 2 } } },
  },
]

test.each([
  ['English', en],
  ['Chinese', zhCN],
])('every key of the document has a name and its value words in %s', (_language, m) => {
  for (const experiment of [completeExperiment, ...others]) {
    for (const change of experimentPlaces(experiment)) {
      if (change.path[0] === 'terrarium') continue
      const { name, after } = describeChange(m, change)
      const key = change.path.at(-1)
      expect(name, change.path.join('.')).not.toBe(key)
      expect(name.endsWith(`, ${key ?? ''}`), change.path.join('.')).toBe(false)
      expect(name.trim(), change.path.join('.')).not.toBe('')
      expect(after, change.path.join('.')).not.toMatch(/\[object|undefined|NaN|^$/)
    }
  }
})

const sgd: Experiment = {
  ...bare,
  training: { optimizer: { name: 'sgd', learningRate: 0.01, momentum: 0.9 } },
}
const adam: Experiment = { ...bare, training: { optimizer: { name: 'adam', learningRate: 0.1 } } }

test.each<[string, Experiment, Experiment, string]>([
  [
    'a number',
    adam,
    { ...bare, training: { optimizer: { name: 'adam', learningRate: 0.01 } } },
    'Learning rate: 0.1 → 0.01',
  ],
  ['what rules over the rest alone', adam, sgd, 'Optimiser: Adam → SGD'],
  [
    'a column',
    bare,
    { ...bare, columns: { age: { role: 'ignore' } } },
    'age, Use it as: left to Terrarium → left out',
  ],
  [
    'layers',
    { ...bare, network: { layers: [{ units: 8 }] } },
    {
      ...bare,
      network: {
        layers: [
          { units: 8, dropout: 0.2 },
          { units: 4, activation: 'tanh' },
        ],
      },
    },
    'Layers: 8 ReLU → 8 ReLU, dropout 0.2; 4 tanh',
  ],
  [
    'more than a line holds',
    { ...bare, training: { seed: 1, epochs: 5, batchSize: 8 } },
    { ...bare, training: { seed: 2, epochs: 6, batchSize: 16 } },
    'Seed: 1 → 2; At most so many epochs: 5 → 6, and 1 more',
  ],
])('a change of %s is told in a line', (_what, before, after, line) => {
  expect(changesInWords(en, experimentDiff(before, after))).toBe(line)
})
