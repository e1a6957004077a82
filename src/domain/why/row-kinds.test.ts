import { expect, test } from 'vitest'
import { seededFeatures } from '../fixtures/seeded-features.ts'
import { rowKinds } from './row-kinds.ts'

const features = seededFeatures(3, 50, [0, 3, 0])

test('rows are of one kind where all inputs of the column are the same', () => {
  const places = { numbers: new Uint32Array(0), codes: Uint32Array.of(0) }
  const kinds = rowKinds(places, features, 4)
  const { codes } = features
  expect(kinds?.examples).toHaveLength(new Set(codes).size)
  kinds?.kindOf.forEach((kind, row) => {
    expect(codes[row]).toBe(codes[kinds.examples[kind] ?? -1])
  })
})

test('a column of more kinds than asked for is not cut short', () => {
  const places = { numbers: Uint32Array.of(1), codes: new Uint32Array(0) }
  expect(rowKinds(places, features, 4)).toBeUndefined()
})
