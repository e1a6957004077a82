import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LARGEST_NUMBER } from './cell-readers.ts'
import { countValues } from './value-counts.ts'

/** Adding 0 makes a 0 of a negative one. */
function counted(cells: number[]): [number, number][] {
  const { values, counts } = countValues(Float64Array.from(cells))
  return Array.from(values, (value, i) => [value + 0, counts[i] as number])
}

function expected(cells: number[]): [number, number][] {
  const counts = new Map<number, number>()
  for (const value of cells) {
    if (Math.abs(value) <= LARGEST_NUMBER) counts.set(value + 0, (counts.get(value + 0) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => a - b)
}

test('every number is counted, whole, of few decimals or of many, near or far', () => {
  const gap = fc.constant(Number.NaN)
  const decimals = fc
    .tuple(fc.integer({ min: -500_000, max: 500_000 }), fc.nat(7))
    .map(([mantissa, places]) => mantissa / 10 ** places)
  const columns = fc.oneof(
    fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), gap)),
    fc.array(fc.oneof(decimals, gap)),
    fc.array(
      fc.oneof(
        fc.integer({ min: -300, max: 300 }).map((cents) => cents / 100),
        gap,
      ),
    ),
    fc.array(fc.double()),
  )
  fc.assert(
    fc.property(columns, (cells) => {
      expect(counted(cells)).toEqual(expected(cells))
    }),
    { numRuns: 1000 },
  )
})

test('a number of more decimals than the first ones is not rounded', () => {
  const cells = [...Array.from({ length: 200 }, (_, i) => i / 10), 0.123456789]
  expect(counted(cells)).toEqual(expected(cells))
})
