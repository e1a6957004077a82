import { expect, test } from 'vitest'
import { buildNetwork } from './build-network.ts'
import type { Experiment, LossChoice } from './experiment.ts'
import { profileOf } from './fixtures/profile-of.ts'
import { resolveExperiment } from './resolve-experiment.ts'

/** Resolves for a table whose target `y` reads like this, beside one number column. */
function resolve(y: string[], experiment: Partial<Experiment> = {}) {
  const profile = profileOf({ age: y.map((_, row) => String(row / 2)), y }, experiment.columns)
  return resolveExperiment({ terrarium: 1, target: 'y', ...experiment }, profile)
}

function resolved(y: string[], experiment: Partial<Experiment> = {}) {
  const result = resolve(y, experiment)
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const words = ['no', 'yes', 'no', 'no']
const numbers = ['1.5', '2', '7', '3.25']

test('an experiment that names only its target gets the defaults of the design', () => {
  expect(resolved(words)).toEqual({
    target: 'y',
    targetIndex: 1,
    task: 'binary',
    classes: ['no', 'yes'],
    positive: 'yes',
    threshold: 0.5,
    columns: [
      {
        index: 0,
        name: 'age',
        role: 'feature',
        kind: 'number',
        missing: ['', 'na', 'n/a', 'nan', 'null', '?'],
      },
      {
        index: 1,
        name: 'y',
        role: 'feature',
        kind: 'boolean',
        missing: ['', 'na', 'n/a', 'nan', 'null', '?'],
      },
    ],
    preparation: {
      number: {
        clip: null,
        impute: 'median',
        constant: 0,
        missingFlag: false,
        bins: null,
        transform: 'none',
        scale: 'standard',
      },
      category: {
        impute: 'mostFrequent',
        constant: 'missing',
        encode: 'oneHot',
        order: [],
        minCount: 1,
        buckets: 32,
        seed: 0,
      },
      date: {
        recency: true,
        tenure: null,
        year: false,
        season: 'off',
        month: 'cyclic',
        dayOfMonth: 'off',
        weekday: 'oneHot',
        hour: 'off',
        impute: 'median',
        constant: '2000-01-01',
        missingFlag: false,
      },
      text: {
        words: { from: 1, to: 2 },
        characters: null,
        buckets: 512,
        seed: 0,
        lowercase: true,
        sublinear: true,
        idf: true,
        missingFlag: false,
      },
      boolean: { impute: 'mostFrequent' },
      target: { scale: 'standard' },
    },
    split: {
      kind: 'fractions',
      train: 0.6,
      validation: 0.2,
      test: 0.2,
      stratify: true,
      seed: 42,
      duplicatesTogether: false,
    },
    network: {
      layers: [
        { units: 64, activation: 'relu', dropout: 0, batchNorm: false },
        { units: 32, activation: 'relu', dropout: 0, batchNorm: false },
      ],
      l1: 0,
      l2: 0,
    },
    training: {
      optimizer: { name: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
      batchSize: 32,
      loss: 'crossEntropy',
      schedule: { name: 'constant' },
      clipping: null,
      epochs: 200,
      earlyStopping: { patience: 10 },
      classWeights: 'none',
      seed: 1,
      engine: 'auto',
    },
  })
})

test('what is chosen stays, and its absent parts are filled in', () => {
  const value = resolved(words, {
    positive: ' no ',
    threshold: 0.2,
    columns: { age: { missing: [' None', 'NONE', '-1'] } },
    preparation: { number: { scale: 'minMax' } },
    split: { kind: 'fractions', seed: 7, stratify: false },
    network: { layers: [{ units: 3, dropout: 0.5 }], l1: 0.01 },
    training: { optimizer: { name: 'sgd', momentum: 0.9 }, earlyStopping: null, epochs: 5 },
  })
  expect(value).toMatchObject({
    positive: 'no',
    threshold: 0.2,
    columns: [{ missing: ['none', '-1'] }, {}],
    preparation: { number: { impute: 'median', scale: 'minMax' } },
    split: { train: 0.6, seed: 7, stratify: false },
    network: {
      layers: [{ units: 3, activation: 'relu', dropout: 0.5, batchNorm: false }],
      l1: 0.01,
      l2: 0,
    },
  })
  expect(value.training).toMatchObject({
    optimizer: { name: 'sgd', learningRate: 0.01, momentum: 0.9 },
    earlyStopping: null,
    epochs: 5,
    batchSize: 32,
  })
  expect(resolved(words, { network: { layers: [] } }).network.layers).toEqual([])
  const split = { kind: 'rows' as const, train: [0, 1], validation: [2], test: [3] }
  expect(resolved(words, { split }).split).toEqual(split)
})

test.each([
  ['two words', ['a', 'b', 'a'], 'binary'],
  ['two numbers', ['0.5', '2', '2'], 'binary'],
  ['three words', ['a', 'b', 'c'], 'multiclass'],
  ['twenty whole numbers', Array.from({ length: 40 }, (_, i) => String(i % 20)), 'multiclass'],
  ['21 whole numbers', Array.from({ length: 42 }, (_, i) => String(i % 21)), 'regression'],
  ['broken numbers', numbers, 'regression'],
])('%s are taken for their task', (_what, y, task) => {
  expect(resolved(y).task).toBe(task)
})

test('the positive class is the rarer one, of equals the later', () => {
  expect(resolved(['yes', 'no', 'yes']).positive).toBe('no')
  expect(resolved(['yes', 'no', 'no', 'yes']).positive).toBe('yes')
  expect(resolved([' 1', '0', '0 ', '0']).classes).toEqual(['0', '1'])
})

test('a loss means what it is for the task, and every task has its usual one', () => {
  const lossFor = (y: string[], loss?: LossChoice) =>
    buildNetwork(resolved(y, loss && { training: { loss } }), 1, 1).loss
  const three = ['a', 'b', 'c']
  expect([words, three, numbers].map((y) => lossFor(y))).toEqual([
    'binaryCrossEntropy',
    'categoricalCrossEntropy',
    'meanSquaredError',
  ])
  expect([words, three, numbers].map((y) => lossFor(y, 'meanSquaredError'))).toEqual([
    'binarySquaredError',
    'categoricalSquaredError',
    'meanSquaredError',
  ])
  expect(lossFor(words, 'crossEntropy')).toBe('binaryCrossEntropy')
  expect(lossFor(numbers, 'huber')).toBe('huber')
})

test('what belongs to classes is dropped where there are none', () => {
  expect(resolved(numbers, { threshold: 0.9, positive: 'x' })).toMatchObject({
    classes: [],
    positive: undefined,
    threshold: 0.5,
    split: { stratify: false },
  })
})

test.each<[string, string[], Partial<Experiment>, object]>([
  ['targetMissing', words, { target: 'Y' }, { target: 'Y', columns: 'age, y' }],
  ['columnMissing', words, { columns: { toString: {} } }, { column: 'toString' }],
  ['targetEmpty', ['', 'NA', '?'], {}, { target: 'y' }],
  ['oneClass', ['a', 'a', ''], {}, { target: 'y', value: 'a' }],
  ['oneClass', ['1', '1'], { task: 'multiclass' }, { target: 'y', value: '1' }],
  ['notBinary', ['a', 'b', 'c'], { task: 'binary' }, { target: 'y', values: 3 }],
  ['notANumber', ['1', 'b', 'c'], { task: 'regression' }, { target: 'y', value: 'b', row: null }],
  ['constantTarget', ['2.5', '2.5'], {}, { target: 'y', value: '2.5' }],
  [
    'positiveMissing',
    words,
    { positive: 'maybe' },
    { target: 'y', positive: 'maybe', classes: 'no, yes' },
  ],
  [
    'lossNotForTask',
    words,
    { training: { loss: 'huber' } },
    { loss: 'huber', task: 'binary', losses: 'crossEntropy, meanSquaredError' },
  ],
  [
    'lossNotForTask',
    numbers,
    { training: { loss: 'crossEntropy' } },
    {
      loss: 'crossEntropy',
      task: 'regression',
      losses: 'meanSquaredError, meanAbsoluteError, huber',
    },
  ],
  ['noInputs', words, { columns: { age: { role: 'ignore' } } }, { target: 'y' }],
  [
    'tooManyClasses',
    Array.from({ length: 5000 }, (_, row) => `n${row}`),
    {},
    { target: 'y', classes: 5000, most: 1000 },
  ],
])('%s is refused with the facts', (code, y, experiment, details) => {
  expect(resolve(y, experiment)).toEqual({ ok: false, failure: { code, details } })
})

test('a list of names in a failure is short, however many and long they are', () => {
  const columns = Object.fromEntries(
    Array.from({ length: 300 }, (_, k) => [`${'long '.repeat(30)}${k}`, ['1', '2']]),
  )
  const result = resolveExperiment({ terrarium: 1, target: 'y' }, profileOf(columns))
  const failure = result.ok ? undefined : result.failure
  expect(failure?.code === 'targetMissing' && failure.details.columns.length).toBeLessThan(600)
})

test('a person may put a suspicious column back in; the target is never left out', () => {
  const profile = profileOf({
    row: Array.from({ length: 30 }, (_, row) => String(row)),
    y: Array.from({ length: 30 }, (_, row) => (row % 3 ? 'a' : 'b')),
  })
  const base = { terrarium: 1, target: 'y' } as const
  expect(resolveExperiment(base, profile)).toMatchObject({ failure: { code: 'noInputs' } })
  const columns = { row: { role: 'feature' }, y: { role: 'ignore' } } as const
  expect(resolveExperiment({ ...base, columns }, profile)).toMatchObject({
    value: { columns: [{ role: 'feature' }, { role: 'feature' }] },
  })
})

test('a column of its own steps has them over those of all columns', () => {
  const { columns, preparation } = resolved(words, {
    preparation: {
      number: { scale: 'minMax' },
      columns: { age: { number: { transform: 'log' } } },
    },
  })
  expect(preparation.number).toMatchObject({ scale: 'minMax', transform: 'none' })
  expect(columns[0]?.steps?.number).toMatchObject({ scale: 'minMax', transform: 'log' })
  expect(columns[1]).not.toHaveProperty('steps')
})

test('steps for a column that the table lacks are refused with its name', () => {
  const preparation = { columns: { weight: { number: {} } } }
  expect(resolve(words, { preparation })).toMatchObject({
    failure: { code: 'columnMissing', details: { column: 'weight' } },
  })
})

test('a column of customer values that the table lacks is refused with its name', () => {
  const scenarios = [{ name: 'gift', value: { column: 'margin' } }]
  expect(resolve(words, { campaign: { scenarios } })).toMatchObject({
    failure: { code: 'columnMissing', details: { column: 'margin' } },
  })
})

test('the column of a split is no input unless a person says so', () => {
  const profile = profileOf({
    age: ['1', '2', '4', '3'],
    who: ['p', 'q', 'p', 'q'],
    y: ['1.5', '2', '7', '3.25'],
  })
  const roleOf = (experiment: Partial<Experiment>) => {
    const result = resolveExperiment({ terrarium: 1, target: 'y', ...experiment }, profile)
    return result.ok ? result.value.columns[1]?.role : result.failure
  }
  expect(roleOf({})).toBe('feature')
  expect(roleOf({ split: { kind: 'group', column: 'who' } })).toBe('group')
  expect(roleOf({ split: { kind: 'time', column: 'who' } })).toBe('time')
  expect(roleOf({ split: { kind: 'column', column: 'who' } })).toBe('ignore')
  expect(
    roleOf({ split: { kind: 'group', column: 'who' }, columns: { who: { role: 'feature' } } }),
  ).toBe('feature')
  expect(roleOf({ split: { kind: 'time', column: 'when' } })).toEqual({
    code: 'columnMissing',
    details: { column: 'when' },
  })
  expect(roleOf({ split: { kind: 'time', column: 'y' } })).toEqual({
    code: 'splitColumnIsTarget',
    details: { column: 'y' },
  })
})
