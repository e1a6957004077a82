import { expect, test } from 'vitest'
import { parseExperiment } from '../experiment-schema.ts'
import { TOY_NAMES } from './classroom-choice.ts'
import {
  keepsWeights,
  learningRateOf,
  optimizerOf,
  withSettings,
  type ClassroomSettings,
} from './edit-classroom.ts'
import { prepareMade } from './made-preparation.ts'
import { toyExperiment } from './new-classroom.ts'
import { tableExperiment } from './table-classroom.ts'

const moons = toyExperiment('moons')

test.each<[string, Partial<ClassroomSettings>, boolean]>([
  ['a learning rate', { learningRate: 0.5 }, true],
  ['an optimiser', { optimizer: 'momentum' }, true],
  ['a batch size', { batchSize: 4 }, true],
  ['penalties', { l1: 0.01, l2: 0.02 }, true],
  ['dropout', { dropout: 0.3 }, true],
  ['layers', { layers: [{ units: 2 }] }, false],
  ['an activation', { activation: 'relu' }, false],
  ['a loss', { loss: 'meanSquaredError' }, false],
  ['noise', { noise: 0.4 }, false],
  ['another toy set', { toy: 'xor' }, false],
  ['a seed', { seed: 7 }, false],
  ['a scale', { scale: 'none' }, false],
])('a change of %s says whether training may go on', (_, change, goesOn) => {
  const changed = withSettings(moons, change)
  expect(changed).not.toEqual(moons)
  expect(parseExperiment(changed).ok).toBe(true)
  expect(keepsWeights(moons, changed)).toBe(goesOn)
})

test('another optimiser keeps the learning rate; momentum is gradient descent with a share of the last step', () => {
  const changed = withSettings(withSettings(moons, { learningRate: 0.2 }), {
    optimizer: 'momentum',
  })
  expect(changed.training?.optimizer).toEqual({ name: 'sgd', learningRate: 0.2, momentum: 0.9 })
  expect(optimizerOf(changed)).toBe('momentum')
  expect(learningRateOf(withSettings(changed, { optimizer: 'adam' }))).toBe(0.2)
})

test('weights of the document go with the layers and the seed they were made for', () => {
  const given = { ...moons, classroom: { ...moons.classroom, weights: [1, 2, 3] } }
  expect(withSettings(given, { seed: 2 }).classroom?.weights).toBeUndefined()
  expect(withSettings(given, { layers: [{ units: 1 }] }).classroom?.weights).toBeUndefined()
  expect(withSettings(given, { learningRate: 1 }).classroom?.weights).toEqual([1, 2, 3])
})

test.each(TOY_NAMES)('from any set to %s with the same noise, rows and controls', async (name) => {
  const noisy = withSettings(moons, { noise: 0.3, rows: 50, loss: 'meanSquaredError' })
  const locked = { ...noisy, classroom: { ...noisy.classroom, locked: ['seed' as const] } }
  const changed = withSettings(locked, { toy: name })
  expect(changed.classroom).toMatchObject({
    locked: ['seed'],
    source: { kind: 'toy', name, noise: 0.3, rows: 50 },
  })
  const { source } = changed.classroom ?? {}
  expect(source && (await prepareMade(changed, source)).ok).toBe(true)
})

test('two columns of a table leave the others out, and nothing but them', () => {
  const document = { terrarium: 1, target: 'y', columns: { a: { missing: ['-'] } } } as const
  const columns = (['a', 'b', 'c', 'y'] as const).map((name, index) => ({
    ...{ index, name, role: 'feature' as const, kind: 'number' as const, missing: [] },
  }))
  const made = tableExperiment({ ...document, columns: { a: { missing: ['-'] } } }, columns, [
    'b',
    'c',
  ])
  expect(made.columns).toEqual({ a: { missing: ['-'], role: 'ignore' } })
  expect(made.classroom).toEqual({ axes: ['b', 'c'] })
  expect(tableExperiment({ terrarium: 1, target: 'y' }, columns).columns).toBeUndefined()
})
