import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { timeReader } from './cell-readers.ts'
import { dateInputsOf } from './date-inputs.ts'
import { DEFAULT_PREPARATION } from './experiment-defaults.ts'
import { expandRows, NO_LEVEL } from './features.ts'
import { fitRecipe } from './fit-recipe.ts'
import { resolvedFor, tableOfTexts } from './golden/table-of-texts.ts'
import type { DateSteps, ResolvedDateSteps } from './preparation-steps.ts'
import { inputCount, type FittedDate } from './recipe.ts'
import { MISSING_MARKERS, type Table } from './table.ts'
import { bindRecipe } from './transform.ts'

interface Golden {
  train: number
  joined: string[]
  ordered: string[]
  cases: { steps: ResolvedDateSteps; inputs: number[][] }[]
}

const golden = JSON.parse(
  readFileSync(new URL('./golden/dates.json', import.meta.url), 'utf8'),
) as Golden

function tableOf(joined: string[], ordered: string[]): Table {
  const y = joined.map((_, row) => String(row))
  return tableOfTexts([
    ['joined', joined],
    ['ordered', ordered],
    ['y', y],
  ])
}

/** Fits `joined` with steps, and `ordered` as usual, on the first `train` rows. */
function fit(table: Table, train: number, steps: DateSteps, ordered: DateSteps = {}) {
  const withSteps = (own: DateSteps) => ({
    ...DEFAULT_PREPARATION,
    date: { ...DEFAULT_PREPARATION.date, ...own },
  })
  const resolved = resolvedFor(table, 'y', {
    columns: {
      joined: { kind: 'date', dateFormat: 'ymd', steps: withSteps(steps) },
      ordered: { kind: 'date', dateFormat: 'dmy', steps: withSteps(ordered) },
    },
  })
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row)
  const targets = Float64Array.from(rows)
  const fitted = fitRecipe(table, resolved, undefined, targets, rows.slice(0, train))
  if (!fitted.ok) throw new Error(fitted.failure.code)
  return fitted.value.recipe
}

const goldenTable = tableOf(golden.joined, golden.ordered)
const named = golden.cases.map((one) => {
  const changed = Object.entries(one.steps).filter(
    ([, value]) => value !== 'off' && value !== false,
  )
  return [changed.map(([key, value]) => `${key} ${JSON.stringify(value)}`).join(', '), one] as const
})

test.each(named)('pandas agrees: %s', (_, { steps, inputs }) => {
  const recipe = fit(goldenTable, golden.train, steps)
  const fitted = recipe.columns[0] as FittedDate
  const [joined, ordered] = goldenTable.columns
  if (!joined || !ordered) throw new Error('no columns')
  const time = timeReader(joined, MISSING_MARKERS, 'ymd')
  const other = timeReader(ordered, MISSING_MARKERS, 'dmy')
  const until = (row: number) =>
    steps.tenure?.until === 'date' ? Date.parse(steps.tenure.date) : other(row)
  const inFloat64 = (row: number) =>
    dateInputsOf(fitted).flatMap(({ levels, of, ofMissing }) => {
      const value = time(row)
      const input = Number.isNaN(value) ? ofMissing(until(row)) : of(value, until(row))
      if (levels === undefined) return [input]
      return Array.from({ length: levels }, (__, k) => (input !== NO_LEVEL && k === input ? 1 : 0))
    })
  inputs.forEach((expected, row) => {
    const found = inFloat64(row)
    expect(found).toHaveLength(expected.length)
    expected.forEach((input, k) => {
      expect(Math.abs((found[k] ?? Number.NaN) - input), `row ${row}`).toBeLessThan(1e-9)
    })
  })

  // What the network gets is that, rounded.
  const transform = bindRecipe(recipe, goldenTable)
  if (!transform.ok) throw new Error(transform.failure.code)
  const rows = Uint32Array.from(golden.joined, (__, row) => row)
  const features = transform.value.features(rows)
  const values = expandRows(features)
  inputs.forEach((expected, row) => {
    expected.forEach((input, k) => {
      expect(values[row * features.inputs + k]).toBeCloseTo(input, 5)
    })
  })
  expect(recipe.inputNames).toHaveLength(recipe.columns.reduce((n, one) => n + inputCount(one), 0))
  expect(new Set(recipe.inputNames).size).toBe(recipe.inputNames.length)
})

test('a column with the usual steps is written without a list of its parts', () => {
  const [column] = fit(goldenTable, golden.train, {}).columns
  expect(Object.keys(column ?? {})).toEqual([
    ...['name', 'missing', 'offset', 'format', 'kind', 'newest', 'oldest', 'impute'],
    ...['center', 'scale', 'alone'],
  ])
})

test('test rows change nothing that is learnt', () => {
  const steps: DateSteps = {
    year: true,
    tenure: { until: 'column', column: 'ordered' },
    missingFlag: true,
  }
  const { train, joined, ordered } = golden
  const changed = tableOf(
    joined.map((text, row) => (row < train ? text : '2040-01-01')),
    ordered.map((text, row) => (row < train ? text : '')),
  )
  expect(fit(changed, train, steps)).toEqual(fit(goldenTable, train, steps))
  expect(fit(goldenTable, train, steps)).toEqual(fit(goldenTable, train, steps))
})

test('a gap that training rows do not have has no input of its own', () => {
  const table = tableOf(['2024-01-01', '2024-02-03', ''], ['1.1.2024', '2.2.2024', '3.3.2024'])
  expect(fit(table, 2, { missingFlag: true }).inputNames).not.toContain('joined (missing)')
  expect(fit(table, 3, { missingFlag: true }).inputNames).toContain('joined (missing)')
})

test('days are counted to no column that is no date or not in use, nor to the column itself', () => {
  for (const column of ['joined', 'y', 'gone']) {
    const recipe = fit(goldenTable, golden.train, { tenure: { until: 'column', column } })
    expect(recipe.inputNames.filter((name) => name.includes('until'))).toEqual([])
  }
})

test('a column of which no part is an input still serves to count days to', () => {
  const recipe = fit(
    goldenTable,
    golden.train,
    { tenure: { until: 'column', column: 'ordered' } },
    { recency: false, weekday: 'off', month: 'off' },
  )
  expect(recipe.columns.map(inputCount)).toEqual([11, 0])
  expect(bindRecipe(recipe, goldenTable).ok).toBe(true)
  const without = { ...goldenTable, columns: goldenTable.columns.slice(0, 1) }
  expect(bindRecipe(recipe, without)).toMatchObject({
    failure: { code: 'inputColumnsMissing', details: { columns: 'ordered' } },
  })
})
