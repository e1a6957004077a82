import { expect, test } from 'vitest'
import { compareToBaseline, listMetrics, type ListedMetric } from './metric-list.ts'

const accuracy: ListedMetric = {
  name: 'accuracy',
  value: 0.8,
  interval: [0.75, 0.85],
  baseline: 0.7,
  higherIsBetter: true,
}

test('a measure is better than the baseline only if its whole interval is', () => {
  expect(compareToBaseline(accuracy)).toBe('better')
  expect(compareToBaseline({ ...accuracy, baseline: 0.75 })).toBe('unclear')
  expect(compareToBaseline({ ...accuracy, baseline: 0.84 })).toBe('unclear')
  expect(compareToBaseline({ ...accuracy, baseline: 0.85 })).toBe('notBetter')
  expect(compareToBaseline({ ...accuracy, baseline: 0.9 })).toBe('notBetter')
})

test('an error is better if it is smaller', () => {
  const rmse: ListedMetric = {
    name: 'rmse',
    value: 3,
    interval: [2, 4],
    baseline: 5,
    higherIsBetter: false,
  }
  expect(compareToBaseline(rmse)).toBe('better')
  expect(compareToBaseline({ ...rmse, baseline: 3 })).toBe('unclear')
  expect(compareToBaseline({ ...rmse, baseline: 1 })).toBe('notBetter')
})

test('without an interval, or a baseline, there is nothing to compare', () => {
  expect(compareToBaseline({ ...accuracy, interval: null })).toBeUndefined()
  expect(compareToBaseline({ ...accuracy, baseline: null })).toBeUndefined()
})

test('the list starts with the measure that a verdict rests on, and each carries its interval', () => {
  const [first, ...others] = listMetrics({
    task: 'regression',
    rows: 30,
    metrics: { rmse: 3, mae: 2, r2: null },
    intervals: { rmse: [2, 4], mae: [1, 3], r2: null },
    baseline: { rmse: 5, mae: 4, r2: null },
    sample: { actual: [], predicted: [] },
  })
  expect(first).toEqual({
    name: 'rmse',
    value: 3,
    interval: [2, 4],
    baseline: 5,
    higherIsBetter: false,
  })
  expect(others.map(({ name, interval }) => [name, interval])).toEqual([
    ['mae', [1, 3]],
    ['r2', null],
  ])
})

test('no error in a few rows is no certainty: the interval is that of a share', () => {
  const intervals = { accuracy: [1, 1] as [number, number], macroF1: null, logLoss: null }
  const metrics = { accuracy: 1, macroF1: 1, logLoss: 0.1 }
  const [accuracy] = listMetrics({
    task: 'multiclass',
    rows: 69,
    metrics,
    intervals,
    baseline: metrics,
    confusion: [
      [34, 0],
      [0, 35],
    ],
  })
  // Wilson's score interval of 69 out of 69.
  expect(accuracy?.interval?.[0]).toBeCloseTo(0.9473, 4)
  expect(accuracy?.interval?.[1]).toBe(1)
})
