import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type {
  BinaryConfusion,
  BinaryMetrics,
  MulticlassMetrics,
  RegressionMetrics,
} from '../evaluation.ts'
import { binaryConfusion, binaryMetrics, countedScoreMetrics } from './binary-metrics.ts'
import {
  confusionMatrix,
  countedMulticlassMetrics,
  multiclassMetrics,
} from './multiclass-metrics.ts'
import { countedRegressionMetrics, regressionMetrics } from './regression-metrics.ts'

interface Golden {
  binary: {
    name: string
    actual: number[]
    chances: number[]
    threshold: number
    metrics: BinaryMetrics
    confusion: BinaryConfusion
  }[]
  multiclass: {
    name: string
    classes: number
    actual: number[]
    chances: number[]
    metrics: MulticlassMetrics
    confusion: number[][]
  }[]
  regression: { name: string; actual: number[]; predicted: number[]; metrics: RegressionMetrics }[]
}

const golden = JSON.parse(
  readFileSync(new URL('../golden/metrics.json', import.meta.url), 'utf8'),
) as Golden

/** Relative to the larger of 1 and the expected number where `unit` is 1, else to `unit`. */
function expectEqualNumbers(found: object, expected: object, unit = 1): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort())
  for (const [name, value] of Object.entries(expected) as [string, number | null][]) {
    const actual = (found as Record<string, number | null>)[name]
    if (value === null || actual === null || actual === undefined) expect(actual, name).toBe(value)
    else {
      const tolerance = 1e-12 * Math.max(unit, Math.abs(value))
      expect(Math.abs(actual - value), name).toBeLessThanOrEqual(tolerance)
    }
  }
}

describe('scikit-learn agrees with', () => {
  test.each(golden.binary)('binary metrics: $name', (example) => {
    const { actual, chances, threshold } = example
    expectEqualNumbers(binaryMetrics(actual, chances, threshold), example.metrics)
    expect(binaryConfusion(actual, chances, threshold)).toEqual(example.confusion)
  })

  test.each(golden.multiclass)('multiclass metrics: $name', (example) => {
    const { actual, chances, classes } = example
    expectEqualNumbers(multiclassMetrics(actual, chances, classes), example.metrics)
    expect(confusionMatrix(actual, chances, classes)).toEqual(example.confusion)
  })

  test.each(golden.regression)('regression metrics: $name', (example) => {
    const { actual, predicted } = example
    const unit = Math.min(1, example.metrics.rmse)
    expectEqualNumbers(regressionMetrics(actual, predicted), example.metrics, unit)
  })
})

const rows = fc.array(
  fc.record({
    actual: fc.integer({ min: 0, max: 1 }),
    // A coarse grid, so that ties are common and 1 − p is exact.
    chance: fc.integer({ min: 0, max: 16 }).map((n) => n / 16),
  }),
  { minLength: 1, maxLength: 60 },
)

function metricsOf(list: { actual: number; chance: number }[]): BinaryMetrics {
  return binaryMetrics(
    list.map(({ actual }) => actual),
    list.map(({ chance }) => chance),
    0.5,
  )
}

test('the order of the rows does not matter', () => {
  fc.assert(
    fc.property(rows, (list) => {
      expectEqualNumbers(metricsOf([...list].reverse()), metricsOf(list))
    }),
  )
})

test('turning all chances around turns the ROC curve around', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const actual = list.map((row) => row.actual)
      const areaOf = (chances: number[]) => binaryMetrics(actual, chances, 0.5).rocAuc
      const area = areaOf(list.map((row) => row.chance))
      const turned = areaOf(list.map((row) => 1 - row.chance))
      if (area === null) expect(turned).toBeNull()
      else expect(turned).toBeCloseTo(1 - area, 12)
    }),
  )
})

test('a metric of the order does not change with the scale of the scores', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const actual = list.map((row) => row.actual)
      const scores = list.map((row) => row.chance)
      const stretched = scores.map((score) => Math.exp(3 * score) - 7)
      const { rocAuc, prAuc } = binaryMetrics(actual, scores, 0.5)
      expect(binaryMetrics(actual, stretched, 0.5)).toMatchObject({ rocAuc, prAuc })
    }),
  )
})

test('targets near 1e300 give finite metrics', () => {
  const { rmse, mae, r2 } = regressionMetrics([1e300, -1e300, 5e299], [0, 0, 0])
  expect(rmse).toBeCloseTo(1e300 * Math.sqrt(2.25 / 3), -290)
  expect(mae / 1e300).toBeCloseTo(2.5 / 3, 12)
  expect(r2).not.toBeNull()
  expect(Number.isFinite(r2)).toBe(true)
})

describe('counted metrics are those of the list with every row repeated so often', () => {
  const counts = fc.integer({ min: 0, max: 4 })
  const ofSome = (list: { count: number }[]) => list.some(({ count }) => count > 0)
  const column = (list: object[], name: string) =>
    list.map((row) => (row as Record<string, number>)[name] as number)
  const repeated = <Row extends { count: number }>(list: Row[]) =>
    list.flatMap((row) => Array.from({ length: row.count }, () => row))
  const countsOf = (list: { count: number }[]) => Uint8Array.from(column(list, 'count'))

  test('binary', () => {
    const row = fc.record({
      actual: fc.integer({ min: 0, max: 1 }),
      chance: fc.integer({ min: 0, max: 16 }).map((n) => n / 16),
      count: counts,
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }).filter(ofSome), (list) => {
        const counted = countedScoreMetrics(column(list, 'actual'), column(list, 'chance'))
        const { rocAuc, prAuc, logLoss, brier } = metricsOf(repeated(list))
        expectEqualNumbers(counted(countsOf(list)), { rocAuc, prAuc, logLoss, brier })
      }),
    )
  })

  test('multiclass', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    const row = fc.record({
      actual: fc.integer({ min: 0, max: 3 }),
      chances: fc.tuple(chance, chance, chance, chance),
      count: counts,
    })
    const chancesOf = (list: { chances: number[] }[]) => list.flatMap(({ chances }) => chances)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }).filter(ofSome), (list) => {
        const counted = countedMulticlassMetrics(column(list, 'actual'), chancesOf(list), 4)
        const rows = repeated(list)
        const plain = multiclassMetrics(column(rows, 'actual'), chancesOf(rows), 4)
        expectEqualNumbers(counted(countsOf(list)), plain)
      }),
    )
  })

  test('regression', () => {
    const value = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8)
    const row = fc.record({ actual: value, predicted: value, count: counts })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }).filter(ofSome), (list) => {
        const counted = countedRegressionMetrics(column(list, 'actual'), column(list, 'predicted'))
        const rows = repeated(list)
        const plain = regressionMetrics(column(rows, 'actual'), column(rows, 'predicted'))
        expectEqualNumbers(counted(countsOf(list)), plain)
      }),
    )
  })
})

test('a row that does not count is as if it were not there, however large', () => {
  const counted = countedRegressionMetrics([1, 2, 4, 1e300], [1, 3, 3, 0])
  expect(counted(Uint8Array.of(1, 1, 1, 0)).r2).not.toBeNull()
  expect(Number.isFinite(counted(Uint8Array.of(1, 1, 1, 0)).r2)).toBe(true)
})

test('a score that is no number is a bug, not an endless loop', () => {
  expect(() => binaryMetrics([0, 1], [0.5, Number.NaN], 0.5)).toThrow('not a number')
})
