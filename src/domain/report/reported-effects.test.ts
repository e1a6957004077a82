import { expect, test } from 'vitest'
import { seededModel } from '../fixtures/seeded-model.ts'
import type { Importance } from '../why/importance.ts'
import { mostImportant } from './reported-effects.ts'

test('of many columns the fifty that matter most are moved, the weightiest first', () => {
  const columns = new Array<number>(60).fill(0)
  const { model } = seededModel({ seed: 1, rows: 1, columns, hidden: [], task: 'binary' })
  const importance: Importance = {
    ...{ metric: 'rocAuc', score: 0.8, rows: 90, ofRows: 90, repeats: 5, seed: 1 },
    columns: model.recipe.columns.map(({ name }, i) => ({ name, loss: i, interval: [i, i] })),
  }
  const places = mostImportant(model.recipe, importance)
  expect(places).toHaveLength(50)
  expect(places.slice(0, 2)).toEqual([59, 58])
  // With too few rows to tell, they stay in their order.
  const unknown: Importance = { ...importance, score: null, columns: [] }
  expect(mostImportant(model.recipe, unknown).slice(0, 2)).toEqual([0, 1])
})
