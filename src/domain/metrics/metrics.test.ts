import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BinaryMetrics, MulticlassMetrics, RegressionMetrics } from '../evaluation.ts'
import { binaryConfusion, binaryMetrics, type BinaryConfusion } from './binary-metrics.ts'
import { confusionMatrix, multiclassMetrics } from './multiclass-metrics.ts'
import { averagePrecision, rocAuc } from './ranking.ts'
import { regressionMetrics } from './regression-metrics.ts'

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
      const area = rocAuc(
        actual,
        list.map((row) => row.chance),
      )
      const turned = rocAuc(
        actual,
        list.map((row) => 1 - row.chance),
      )
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
      expect(rocAuc(actual, stretched)).toBe(rocAuc(actual, scores))
      expect(averagePrecision(actual, stretched)).toBe(averagePrecision(actual, scores))
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

test('a score that is no number is a bug, not an endless loop', () => {
  expect(() => rocAuc([0, 1], [0.5, Number.NaN])).toThrow('not a number')
})
