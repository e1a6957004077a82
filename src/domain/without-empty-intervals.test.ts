import { expect, test } from 'vitest'
import { withoutEmptyIntervals } from './without-empty-intervals.ts'

test('an interval without width is none, however it was rounded', () => {
  const told = [
    { name: 'mcc', interval: [0.9999999999999999, 1.0000000000000002] },
    { name: 'f1', interval: [1, 1] },
    { name: 'errors', interval: [0, 0] },
    { name: 'rmse', interval: [0.001, 0.002] },
    { name: 'r2', interval: null, points: [1, 1] },
  ]
  expect(withoutEmptyIntervals({ deep: told })).toEqual({
    deep: told.map((one, i) => ({ ...one, interval: i === 3 ? [0.001, 0.002] : null })),
  })
})
