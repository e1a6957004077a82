import { expect, test } from 'vitest'
import type { FittedText } from '../recipe.ts'
import { heaviestGrams } from './heaviest-grams.ts'

const fitted: FittedText = {
  kind: 'text',
  name: 'review',
  missing: ['n/a'],
  offset: 0,
  words: { from: 1, to: 2 },
  characters: null,
  buckets: 4096,
  seed: 0,
  lowercase: true,
  locale: 'zh',
  sublinear: false,
}

test('the n-grams of a text are shown by weight, each once', () => {
  const grams = heaviestGrams(fitted, 'Good, good value', 5)
  expect(grams.map(({ gram }) => gram)).toEqual(['good', 'good good', 'good value', 'value'])
  expect(grams[0]?.weight).toBeCloseTo(2 / Math.sqrt(7), 9)
  expect(grams[1]?.weight).toBeCloseTo(1 / Math.sqrt(7), 9)
  expect(heaviestGrams(fitted, 'Good, good value', 2)).toHaveLength(2)
})

test('n-grams that share an input are shown with what it is for all of them', () => {
  const [first, ...others] = heaviestGrams({ ...fitted, buckets: 2 }, 'a b c d e f g', 99)
  const sharing = others.filter(({ input }) => input === first?.input)
  expect(sharing.length).toBeGreaterThan(0)
  expect(new Set(sharing.map(({ weight }) => weight))).toEqual(new Set([first?.weight]))
})

test('what is missing or holds no word has none', () => {
  expect(heaviestGrams(fitted, ' N/A ', 5)).toEqual([])
  expect(heaviestGrams(fitted, '…', 5)).toEqual([])
})
