import { expect, test } from 'vitest'
import type { Experiment } from './experiment.ts'
import { profileOf } from './fixtures/profile-of.ts'
import { resolveExperiment } from './resolve-experiment.ts'

test('a column left out for its many levels is used once it is hashed, unless a person left it out', () => {
  const cities = Array.from({ length: 120 }, (_, row) => `city ${row % 70}`)
  const y = cities.map((_, row) => (row % 3 ? 'no' : 'yes'))
  const profile = profileOf({ x: y.map((_, row) => String(row % 9)), cities, y })
  const roleOf = (experiment: Partial<Experiment>) => {
    const result = resolveExperiment({ terrarium: 1, target: 'y', ...experiment }, profile)
    return result.ok && result.value.columns[1]?.role
  }
  const preparation = { columns: { cities: { category: { encode: 'hashed' as const } } } }
  expect(roleOf({})).toBe('ignore')
  expect(roleOf({ preparation })).toBe('feature')
  expect(roleOf({ preparation, columns: { cities: { role: 'ignore' } } })).toBe('ignore')
})

test('free text takes fewer inputs where rows or columns of text are very many, unless a person says how many', () => {
  const remarks = Array.from(
    { length: 60 },
    (_, row) => `order ${row % 7} came late again, never ${row}`,
  )
  const small = profileOf({ remarks, y: remarks.map((_, row) => String(row % 2)) })
  const bucketsOf = (rows: number, preparation?: Experiment['preparation']) => {
    const document: Experiment = { terrarium: 1, target: 'y', ...(preparation && { preparation }) }
    const result = resolveExperiment(document, { ...small, rows })
    return result.ok && result.value.preparation.text.buckets
  }
  expect(bucketsOf(60)).toBe(512)
  expect(bucketsOf(1_000_000)).toBe(128)
  expect(bucketsOf(100_000_000)).toBe(32)
  expect(bucketsOf(1_000_000, { text: { buckets: 1000 } })).toBe(1000)
})

test('too many levels that return share inputs unless a person says otherwise', () => {
  const cities = Array.from({ length: 2400 }, (_, row) => `city ${row % 1100}`)
  const y = cities.map((_, row) => (row % 3 ? 'no' : 'yes'))
  const profile = profileOf({ x: y.map((_, row) => String(row % 9)), cities, y })
  const columnOf = (experiment: Partial<Experiment>) => {
    const result = resolveExperiment({ terrarium: 1, target: 'y', ...experiment }, profile)
    return result.ok ? result.value.columns[1] : undefined
  }
  const shared = (category: object) => ({ role: 'feature', steps: { category } })
  expect(columnOf({})).toMatchObject(shared({ encode: 'hashed', buckets: 256 }))
  expect(columnOf({ preparation: { category: { encode: 'oneHot' } } })).not.toHaveProperty('steps')
  expect(columnOf({ preparation: { category: { buckets: 16 } } })).toMatchObject(
    shared({ encode: 'hashed', buckets: 16 }),
  )
  const own = { cities: { category: { encode: 'ordinal' as const } } }
  expect(columnOf({ preparation: { columns: own } })).toMatchObject(shared({ encode: 'ordinal' }))
  expect(columnOf({ columns: { cities: { role: 'ignore' } } })?.role).toBe('ignore')
})
