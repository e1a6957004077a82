import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseExperiment, parseExperimentText } from './experiment-schema.ts'
import type { Experiment } from './experiment.ts'
import { completeExperiment as complete } from './fixtures/complete-experiment.ts'

function refusal(document: unknown) {
  const read = parseExperiment(document)
  if (read.ok) throw new Error('it was accepted')
  return read.failure
}

/** The complete document with one value at a path changed. */
function changed(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(complete)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce((at, key) => (at as Record<string, unknown>)[key], copy)
  ;(parent as Record<string, unknown>)[last] = value
  return copy
}

test('a complete document is read as it is; only the target is required', () => {
  expect(parseExperiment(complete)).toEqual({ ok: true, value: complete })
  expect(parseExperiment({ target: 'y' })).toEqual({
    ok: true,
    value: { terrarium: 1, target: 'y' },
  })
  expect(refusal({ terrarium: 1 })).toEqual({ code: 'missingKey', details: { key: 'target' } })
  const listed = { kind: 'rows', train: [2, 0], validation: [1], test: [] }
  expect(parseExperiment(changed('split', listed))).toMatchObject({ value: { split: listed } })
  const bySplits: Experiment['split'][] = [
    { kind: 'time', column: 'when', train: 0.5, validation: 0.25, test: 0.25 },
    { kind: 'group', column: '__proto__', stratify: false, seed: 7 },
    { kind: 'column', column: 'part', parts: { a: 'train', b: 'unused' }, validation: 0.1 },
    { kind: 'fractions', duplicatesTogether: true },
  ]
  for (const split of bySplits) {
    expect(parseExperiment(changed('split', split))).toMatchObject({ value: { split } })
  }
  expect(refusal(changed('split', { kind: 'group' }))).toEqual({
    code: 'missingKey',
    details: { key: 'split.column' },
  })
  expect(
    refusal(changed('split', { kind: 'column', column: 'part', parts: { a: 'most' } })),
  ).toMatchObject({ code: 'invalidValue', details: { key: 'split.parts.a' } })
  expect(parseExperiment(changed('training.earlyStopping', null)).ok).toBe(true)
  expect(parseExperiment(changed('training.clipping', null)).ok).toBe(true)
  expect(parseExperiment(changed('network.layers', [])).ok).toBe(true)
})

test.each([
  ['network.layers.0.units', 0],
  ['network.layers.0.units', 1025],
  ['network.layers.0.units', 1.5],
  ['network.layers.0.activation', 'constructor'],
  ['network.layers.1.dropout', 1],
  ['network.layers.1.batchNorm', 'yes'],
  ['network.layers', Array.from({ length: 9 }, () => ({ units: 1 }))],
  ['network.layers', { units: 3 }],
  ['network.l1', -0.1],
  ['network.l1', 10.1],
  ['network.l1', '0'],
  ['network.l2', -1],
  ['network.l2', Number.POSITIVE_INFINITY],
  ['network', []],
  ['training.optimizer.learningRate', 0],
  ['training.optimizer.learningRate', 11],
  ['training.optimizer.name', 'adagrad'],
  ['training.optimizer', 'adam'],
  ['training.loss', 'categoricalCrossEntropy'],
  ['training.schedule', 'cosine'],
  ['training.schedule.name', 'linear'],
  ['training.schedule.warmUp', -1],
  ['training.clipping', 1],
  ['training.clipping.by', 'norm'],
  ['training.clipping.limit', 0],
  ['training.batchSize', 65_537],
  ['training.epochs', '200'],
  ['training.earlyStopping', false],
  ['training.earlyStopping.patience', 0],
  ['training.seed', 2 ** 32],
  ['training.engine', 'webgl'],
  ['threshold', 1.01],
  ['threshold', Number.NaN],
  ['calibration', 'none'],
  ['calibration', { method: 'platt' }],
  ['target', null],
  ['task', 'clustering'],
  ['columns', []],
  ['columns.pdays', 'number'],
  ['columns.pdays.kind', 'float'],
  ['columns.pdays.missing', '-1'],
  ['columns.pdays.missing', 7],
  ['columns.id.role', 'toString'],
  ['columns.pdays.numberFormat', '.'],
  ['columns.day.dateFormat', 'ydm'],
  ['preparation.category.minCount', 0],
  ['split.train', 1],
  ['split.kind', 'folds'],
  ['split.duplicatesTogether', 'yes'],
  ['split', { kind: 'time', column: 'when', train: 0.9, validation: 0.2, test: 0.2 }],
  ['campaign', []],
  ['campaign.template', 'upsell'],
  ['campaign.currency', 'euro'],
  ['campaign.contactCost', -1],
  ['campaign.value', '200'],
  ['campaign.value', { column: 7 }],
  ['campaign.successRate', 1.1],
  ['campaign.takeRate', '50%'],
  ['campaign.maxContacts', 0.5],
  ['campaign.budget', 0],
  ['campaign.listSize', Number.POSITIVE_INFINITY],
  ['campaign.scenarios', Array.from({ length: 21 }, () => ({ name: 'a' }))],
  ['terrarium', 0],
  ['terrarium', '1'],
])('%s = %j is refused by its path', (path, value) => {
  expect(refusal(changed(path, value))).toMatchObject({
    code: 'invalidValue',
    details: { key: path },
  })
})

test('a refusal says what was expected and what was found', () => {
  expect(refusal(changed('training.optimizer.learningRate', 0)).details).toEqual({
    key: 'training.optimizer.learningRate',
    expected: { type: 'number', above: 0, atMost: 10 },
    found: '0',
  })
  expect(refusal(changed('training.optimizer.name', 'lion')).details).toEqual({
    key: 'training.optimizer.name',
    expected: { type: 'oneOf', values: ['adam', 'adamw', 'sgd', 'rmsprop'] },
    found: '"lion"',
  })
  expect(refusal(['y']).details).toEqual({
    key: '',
    expected: { type: 'object' },
    found: '[…] (1)',
  })
})

test.each([
  'tagret',
  'network.hidden',
  'network.layers.0.Units',
  'columns.id.rol',
  'training.optimizer.rho',
  'training.optimizer.weightDecay',
  'training.schedule.factor',
  'training.earlyStopping.delta',
  'split.group',
  'campaign.costs',
  'campaign.scenarios.0.scenarios',
  'constructor',
  'network.toString',
])('%s is an unknown key', (path) => {
  expect(refusal(changed(path, 1))).toEqual({ code: 'unknownKey', details: { key: path } })
})

test('a parameter of another optimiser or schedule is unknown, a missing name is missed', () => {
  const sgd = changed('training.optimizer', { name: 'sgd', beta1: 0.9 })
  const plateau = { name: 'plateau', every: 3 }
  expect(refusal(changed('training.schedule', plateau))).toMatchObject({
    details: { key: 'training.schedule.every' },
  })
  expect(refusal(sgd)).toMatchObject({ details: { key: 'training.optimizer.beta1' } })
  expect(refusal(changed('training.optimizer', { learningRate: 0.1 }))).toEqual({
    code: 'missingKey',
    details: { key: 'training.optimizer.name' },
  })
})

test('shares add up to 1, with the defaults for those left out', () => {
  const shares = (split: object) => parseExperiment({ target: 'y', split }).ok
  expect(shares({ kind: 'fractions', train: 0.1, validation: 0.2, test: 0.7 })).toBe(true)
  expect(shares({ kind: 'fractions', seed: 3 })).toBe(true)
  expect(refusal({ target: 'y', split: { kind: 'fractions', train: 0.8 } })).toEqual({
    code: 'invalidValue',
    details: { key: 'split', expected: { type: 'shares' }, found: '1.2' },
  })
})

test.each([[[0, 1, 1]], [[0, -1]], [[0.5]], [['0']]])('a list of rows %j is refused', (train) => {
  const split = { kind: 'rows', train, validation: [], test: [] }
  const { code, details } = refusal({ target: 'y', split })
  expect(code).toBe('invalidValue')
  expect(details).toMatchObject({ key: `split.train.${train.length - 1}` })
})

test('a newer version is told from a wrong one, whatever else it holds', () => {
  expect(refusal({ terrarium: 2, objective: 'y' })).toEqual({
    code: 'newerVersion',
    details: { found: 2, known: 1 },
  })
})

test('columns may have any name; nothing is lost and no prototype is touched', () => {
  const json =
    '{"target":"__proto__","columns":{"__proto__":{"role":"ignore"},"constructor":{"kind":"number"},"":{}}}'
  const read = parseExperimentText(`\uFEFF${json}`)
  expect(read.ok && JSON.stringify(read.value.columns)).toBe(
    '{"__proto__":{"role":"ignore"},"constructor":{"kind":"number"},"":{}}',
  )
  expect('role' in {}).toBe(false)
  const hostile = parseExperimentText('{"target":"y","__proto__":{"polluted":true}}')
  expect(hostile).toMatchObject({ failure: { code: 'unknownKey', details: { key: '__proto__' } } })
  const dotted = refusal({ target: 'y', columns: { 'emp.var rate': { kind: 'x' } } })
  expect(dotted.details).toMatchObject({ key: 'columns."emp.var rate".kind' })
})

test('text that is no JSON is said to be so', () => {
  expect(parseExperimentText('{"target": }')).toMatchObject({ failure: { code: 'notJson' } })
})

test('nothing at all makes it throw', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
      parseExperiment(value)
      parseExperiment({ target: 'y', columns: value, split: value, training: { optimizer: value } })
    }),
  )
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  expect(parseExperimentText(`{"target":${deep}}`)).toMatchObject({ ok: false })
})

test.each([
  [{ by: 'quantiles', lower: 0.9, upper: 0.1 }, 'upper'],
  [{ by: 'quantiles', lower: -0.1, upper: 0.9 }, 'lower'],
  [{ by: 'quantiles', lower: 0.1, upper: 1.5 }, 'upper'],
  [{ by: 'values', lower: 5, upper: 4 }, 'upper'],
])('a clip whose bounds make no sense is refused: %o', (clip, key) => {
  expect(refusal(changed('preparation.columns.pdays.number.clip', clip))).toMatchObject({
    code: 'invalidValue',
    details: { key: `preparation.columns.pdays.number.clip.${key}` },
  })
})

test.each([
  ['preparation.columns.pdays.number.bins', { by: 'width', count: 1 }],
  ['preparation.columns.pdays.number.bins', { by: 'edges', edges: [3, 3] }],
  ['preparation.columns.pdays.number.bins', { by: 'edges', edges: [] }],
  ['preparation.columns.pdays.number.bins', { by: 'taste' }],
  ['preparation.columns.pdays.number.transform', 'cube'],
  ['preparation.columns.pdays.words', {}],
  ['preparation.date.tenure', { until: 'date', date: 'soon' }],
  ['preparation.date.month', 'square'],
  ['preparation.columns.remark.text.words', { from: 2, to: 1 }],
  ['preparation.columns.remark.text.words', { from: 0, to: 1 }],
  ['preparation.columns.remark.text.words', { from: 1, to: 6 }],
  ['preparation.text.characters', true],
  ['preparation.text.buckets', 1],
  ['preparation.text.norm', 'l1'],
  ['preparation.category.buckets', 100_000],
])('steps that nobody knows are refused: %s', (path, value) => {
  expect(refusal(changed(path, value)).code).toMatch(/^(invalidValue|unknownKey)$/)
})
