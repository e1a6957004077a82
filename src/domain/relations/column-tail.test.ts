import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { NumberSummary } from '../profile.ts'
import { summarizeNumbers } from '../number-summary.ts'
import { countValues } from '../value-counts.ts'
import { columnTail } from './column-tail.ts'

const golden = JSON.parse(
  readFileSync(new URL('../golden/relations.json', import.meta.url), 'utf8'),
) as { columns: Record<string, (number | null)[]>; skewness: Record<string, number> }

function tailOf(numbers: (number | null)[]) {
  const values = Float64Array.from(numbers, (value) => value ?? Number.NaN)
  return columnTail(values, summarizeNumbers(countValues(values)) as NumberSummary)
}

test.each(Object.entries(golden.skewness))(
  'SciPy agrees on the skewness of %s',
  (name, skewness) => {
    expect(tailOf(golden.columns[name] ?? []).skewness).toBeCloseTo(skewness, 9)
  },
)

test('a symmetric column has Tukey’s fences, and what lies beyond them is counted', () => {
  const even = Array.from({ length: 101 }, (_, i) => i)
  expect(tailOf(even).outliers).toEqual({ below: 0, above: 0, lower: -50, upper: 150 })
  const { outliers } = tailOf([...even, -500, 900, 901, null])
  expect([outliers?.below, outliers?.above]).toEqual([1, 2])
})

test('a long tail is no crowd of outliers', () => {
  const long = Array.from({ length: 1000 }, (_, i) => -50 * Math.log(1 - (i + 0.5) / 1000))
  const { outliers } = tailOf(long)
  const [q1, q3] = [long[250] ?? 0, long[750] ?? 0]
  const beyondTukey = long.filter((value) => value > q3 + 1.5 * (q3 - q1)).length
  expect(beyondTukey).toBeGreaterThan(40)
  expect(outliers?.above).toBeLessThan(beyondTukey * 0.7)
})

test('where the middle half is one number there are no outliers, and a constant has no skewness', () => {
  expect(tailOf([0, 0, 0, 0, 0, 0, 0, 9]).outliers).toBeNull()
  expect(tailOf([5, 5, 5])).toEqual({ skewness: null, outliers: null })
})
