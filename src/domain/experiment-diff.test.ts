import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  experimentDiff,
  experimentPlaces,
  toldDiff,
  valueAt,
  writtenOut,
} from './experiment-diff.ts'
import type { Experiment } from './experiment.ts'
import { completeExperiment } from './fixtures/complete-experiment.ts'

const bare: Experiment = { terrarium: 1, target: 'y' }

const experiments: fc.Arbitrary<Experiment> = fc.record(
  {
    terrarium: fc.constant(1 as const),
    target: fc.constantFrom('y', 'z'),
    threshold: fc.constantFrom(0, 0.5),
    columns: fc.dictionary(
      fc.constantFrom('a', 'privacy', '__proto__', 'columns'),
      fc.record({ role: fc.constantFrom('feature', 'ignore') }, { requiredKeys: [] }),
      { noNullPrototype: true },
    ),
    network: fc.record(
      { layers: fc.array(fc.record({ units: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 }) },
      { requiredKeys: [] },
    ),
    training: fc.record(
      { earlyStopping: fc.constantFrom(null, { patience: 3 }), seed: fc.nat(2) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['terrarium', 'target'] },
)

/** Without what says nothing: an object without keys. */
function meaning(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, meaning(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return kept.length === 0 ? undefined : kept
}

test('two experiments differ in nothing if and only if they mean the same', () => {
  fc.assert(
    fc.property(experiments, experiments, (a, b) => {
      const equal = JSON.stringify(meaning(a)) === JSON.stringify(meaning(b))
      expect(experimentDiff(a, b).length === 0).toBe(equal)
      expect(experimentDiff(a, structuredClone(a))).toEqual([])
    }),
  )
})

test('each difference is named by where it stands and by both of its values', () => {
  const after: Experiment = {
    ...bare,
    columns: { age: { role: 'ignore' } },
    training: { optimizer: { name: 'adam', learningRate: 0.1 } },
  }
  const before: Experiment = { ...bare, training: { optimizer: { name: 'adam' } } }
  expect(experimentDiff(before, after)).toEqual([
    { path: ['training', 'optimizer', 'learningRate'], before: undefined, after: 0.1 },
    { path: ['columns', 'age', 'role'], before: undefined, after: 'ignore' },
  ])
})

test('the other way round, before and after change places', () => {
  fc.assert(
    fc.property(experiments, experiments, (a, b) => {
      const back = experimentDiff(b, a).map(({ path, before, after }) => ({
        path,
        before: after,
        after: before,
      }))
      expect(back).toHaveLength(experimentDiff(a, b).length)
      expect(experimentDiff(a, b)).toEqual(expect.arrayContaining(back))
    }),
  )
})

test('every key of the document is found', () => {
  const places = experimentPlaces(completeExperiment)
  const tops = new Set(places.map(({ path }) => path[0]))
  expect(tops).toEqual(new Set(Object.keys(completeExperiment)))
  for (const { path, after } of places) expect(valueAt(completeExperiment, path)).toEqual(after)
})

test('what one experiment says and the other leaves to the same default is no difference', () => {
  const said: Experiment = {
    ...bare,
    task: 'binary',
    threshold: 0.5,
    training: { batchSize: 32, optimizer: { name: 'adam', learningRate: 0.001 } },
  }
  const silent: Experiment = { ...bare, task: 'binary' }
  expect(experimentDiff(writtenOut(silent), writtenOut(said))).toEqual([])
})

test('a change away from a default is told with that default', () => {
  const after: Experiment = { ...bare, training: { batchSize: 8 } }
  const path = ['training', 'batchSize']
  expect(toldDiff(bare, after)).toEqual([{ path, before: 32, after: 8 }])
  expect(toldDiff(after, bare)).toEqual([{ path, before: 8, after: 32 }])
})
