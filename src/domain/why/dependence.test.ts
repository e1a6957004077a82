import fc from 'fast-check'
import { expect, test } from 'vitest'
import golden from '../golden/dependence.json' with { type: 'json' }
import { numericFeatures, type Features } from '../features.ts'
import { seededModel } from '../fixtures/seeded-model.ts'
import { numberInput } from '../number-input.ts'
import type { FittedColumn, FittedNumber } from '../recipe.ts'
import { answersAlong, columnEffect, dependence } from './dependence.ts'
import { gridOf } from './dependence-grid.ts'
import { numberOfInput } from './number-of-input.ts'
import { createSwaps } from './swap-predictor.ts'

const pause = () => Promise.resolve()
const base = { name: 'x', missing: [''], offset: 0 }
const number: FittedNumber = {
  ...{ ...base, kind: 'number', method: 'standard', impute: 3, center: 3, scale: 2 },
  ...{ min: 0, max: 9, median: 3, integer: false },
}

test('means are those of scikit-learn’s partial_dependence', async () => {
  const hidden = golden.units.map((units) => ({
    units,
    activation: 'tanh' as const,
    batchNorm: false,
  }))
  const { model } = seededModel({ seed: 1, rows: 1, columns: [0, 0, 0], hidden, task: 'binary' })
  const fitted = { ...model, weights: Float32Array.from(golden.weights) }
  const features = numericFeatures(Float32Array.from(golden.rows), golden.rows.length / 3, 3)
  for (const [column, { grid, means }] of golden.columns.entries()) {
    const rows = Float32Array.from(grid.flatMap((value) => [value, value, value]))
    const job = { model: fitted, features, column, output: 0, pause }
    const found = await answersAlong(
      { ...job, openSwaps: (rows) => createSwaps(fitted, rows) },
      numericFeatures(rows, grid.length, 3),
    )
    found.means.flat().forEach((mean, i) => {
      expect(Math.abs(mean - (means[i] ?? NaN))).toBeLessThan(1e-6)
    })
  }
})

test('a category is put at each of its levels, with the share of rows that are there', async () => {
  const { model, features } = seededModel({
    ...{ seed: 8, rows: 200, columns: [0, 3], hidden: [], task: 'regression' },
  })
  const job = { model, features, column: 1, output: 0, pause }
  const found = await dependence({ ...job, openSwaps: (rows) => createSwaps(model, rows) })
  expect(found.points.map(({ place }) => place)).toEqual([
    { kind: 'level', text: 'level 0' },
    { kind: 'level', text: 'level 1' },
    { kind: 'level', text: 'level 2' },
  ])
  const [first, second] = found.points
  const [, a = 0, b = 0] = model.weights
  expect((second?.mean ?? 0) - (first?.mean ?? 0)).toBeCloseTo(50 * (b - a), 6)
  const there = features.codes.filter((code) => code === 0).length
  expect(first?.share).toBeCloseTo(there / 200, 12)
  expect(found.curves).toHaveLength(12)
})

test('of every class at once it says what it says of each, and nothing of a row', async () => {
  const { model, features } = seededModel({
    ...{ seed: 4, rows: 60, columns: [0, 3], hidden: [], task: 'multiclass' },
  })
  const openSwaps = (rows: Features) => createSwaps(model, rows)
  const job = { model, features, column: 1, openSwaps, pause }
  const effect = await columnEffect(job)
  expect(effect).not.toHaveProperty('curves')
  for (const output of [0, 1, 2]) {
    const { points } = await dependence({ ...job, output })
    expect(effect.points.map(({ means }) => means[output])).toEqual(points.map(({ mean }) => mean))
  }
})

test('a number is put at its quantiles, in its own unit', async () => {
  const { model, features } = seededModel({
    ...{ seed: 8, rows: 500, columns: [0, 3], hidden: [], task: 'binary' },
  })
  const recipe = { ...model.recipe, columns: model.recipe.columns.map(scaled) }
  const changed = { ...model, recipe }
  const job = { model: changed, features, column: 0, output: 0, pause }
  const { points, spread } = await dependence({
    ...job,
    openSwaps: (rows) => createSwaps(changed, rows),
  })
  const values = points.map(({ place }) => (place.kind === 'number' ? place.value : NaN))
  expect(values).toHaveLength(24)
  expect(values[0]).toBeGreaterThan(60)
  expect(values[0]).toBeLessThan(64)
  expect(values.at(-1)).toBeGreaterThan(136)
  expect(values).toEqual(values.toSorted((a, b) => a - b))
  expect(spread?.shares.reduce((a, b) => a + b)).toBeGreaterThan(0.95)
})

function scaled(column: FittedColumn): FittedColumn {
  return column.kind === 'number' ? { ...column, center: 100, scale: 20 } : column
}

test('ranges, booleans, gaps and days have their places; words have none', () => {
  const none = new Float64Array(0)
  expect(gridOf({ ...number, edges: [2, 5] }, none)).toEqual([
    { place: { kind: 'range', high: 2 }, text: '0' },
    { place: { kind: 'range', low: 2, high: 5 }, text: '2' },
    { place: { kind: 'range', low: 5 }, text: '5' },
  ])
  const boolean = { kind: 'boolean' as const, impute: 0 as const, trueText: 'yes', falseText: 'no' }
  expect(gridOf({ ...base, ...boolean }, none).map(({ text }) => text)).toEqual(['no', 'yes'])
  const category = { kind: 'category' as const, impute: 'a', levels: ['a'], counts: [9] }
  const places = gridOf({ ...base, ...category, other: true, missingLevel: true }, none)
  expect(places.map(({ place }) => place.kind)).toEqual(['level', 'other', 'missing'])
  const day = 86_400_000
  const date = { kind: 'date' as const, format: 'ymd' as const, oldest: 0, newest: 23 * day }
  const days = gridOf({ ...base, ...date, impute: 0, center: 0, scale: 1 }, none)
  expect(days.map(({ text }) => text).slice(0, 2)).toEqual(['1970-01-01', '1970-01-02'])
  const hashed = { kind: 'hashed' as const, impute: 'a', buckets: 8, seed: 0 }
  expect(gridOf({ ...base, ...hashed }, none)).toEqual([])
})

test('inputs turn back into the numbers that they came from', () => {
  const powers: FittedNumber['power'][] = [
    undefined,
    { name: 'log' },
    { name: 'yeoJohnson', lambda: 0.3 },
    { name: 'yeoJohnson', lambda: 0 },
    { name: 'yeoJohnson', lambda: 2 },
    { name: 'yeoJohnson', lambda: -0.4 },
  ]
  fc.assert(
    fc.property(
      fc.double({ min: -30, max: 30, noNaN: true }),
      fc.constantFrom(...powers),
      (value, power) => {
        const fitted = { ...number, ...(power && { power }) }
        const back = numberOfInput(fitted)(numberInput(fitted)(value))
        expect(Math.abs(back - value)).toBeLessThan(1e-5 * (1 + Math.abs(value)))
      },
    ),
  )
})
