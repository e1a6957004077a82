import { expect, test } from 'vitest'
import { rareAnswers } from './rare-answers.ts'

const levels = (counts: Record<string, number>) =>
  Object.entries(counts).map(([text, count]) => ({ text, count }))

test('an answer below a twentieth of the rows is rare, with what always saying the other would reach', () => {
  const found = rareAnswers(levels({ no: 970, yes: 30 }), ['no', 'yes'])
  expect(found).toEqual({ answers: [{ text: 'yes', count: 30 }], share: 0.03, mostShare: 0.97 })
  expect(rareAnswers(levels({ no: 900, yes: 100 }), ['no', 'yes'])).toBeUndefined()
})

test('of many classes alike none is rare; one with a handful of rows is', () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, k) => [`k${k}`, 50]))
  expect(rareAnswers(levels(many), Object.keys(many))).toBeUndefined()
  const one = rareAnswers(levels({ ...many, k7: 3 }), Object.keys(many))
  expect(one?.answers).toEqual([{ text: 'k7', count: 3 }])
})

test('a small table has no rare answers, only few rows', () => {
  expect(rareAnswers(levels({ no: 20, yes: 10 }), ['no', 'yes'])).toBeUndefined()
})
