import { expect, test } from 'vitest'
import { ColumnBuilder } from './column-builder.ts'
import type { ColumnChoice } from './experiment.ts'
import { expandRow } from './features.ts'
import { checkFormField, formRow } from './form-row.ts'
import { remarkOn } from './form-remark.ts'
import { planData } from './prepare-data.ts'
import { profileTable } from './profile-table.ts'
import { inputCount } from './recipe.ts'
import { resolveExperiment } from './resolve-experiment.ts'
import type { Table } from './table.ts'
import { bindRecipe } from './transform.ts'

const DAYS = ['2024-01-01', '2024-01-02', '2024-07-06', '', '2024-07-07']

function tableOf(columns: Record<string, readonly string[]>): Table {
  return {
    rows: Object.values(columns)[0]?.length ?? 0,
    unreadable: [],
    columns: Object.entries(columns).map(([name, texts]) => {
      const builder = new ColumnBuilder()
      for (const text of texts) builder.add(text)
      return { name, cells: builder.finish() }
    }),
  }
}

/** A recipe for `day`, fitted on all rows named. */
function fitted(days: readonly string[], choices: Record<string, ColumnChoice> = {}) {
  const all = [...days, days[0] ?? '', days[0] ?? '']
  const table = tableOf({ day: all, y: all.map((_, i) => (i % 2 ? 'yes' : 'no')) })
  const train = days.map((_, i) => i)
  const split = { kind: 'rows' as const, train, validation: [days.length], test: [days.length + 1] }
  const experiment = { terrarium: 1 as const, target: 'y', columns: choices, split }
  const profiled = profileTable(table, choices)
  if (!profiled.ok) throw new Error(JSON.stringify(profiled.failure))
  const resolved = resolveExperiment(experiment, profiled.value.profile)
  const planned = resolved.ok
    ? planData(profiled.value.table, resolved.value, profiled.value.profile)
    : resolved
  if (!planned.ok) throw new Error(JSON.stringify(planned.failure))
  return { ...planned.value.plan, profile: profiled.value.profile }
}

function inputsOf(
  recipe: ReturnType<typeof fitted>['recipe'],
  days: readonly string[],
): number[][] {
  const bound = bindRecipe(recipe, tableOf({ day: days }))
  if (!bound.ok) throw new Error(bound.failure.code)
  const features = bound.value.features(Uint32Array.from(days, (_, i) => i))
  return days.map((_, row) => {
    const inputs = new Float64Array(features.inputs)
    expandRow(features, row, inputs)
    return [...inputs]
  })
}

test('a date becomes standardised days before the newest, its weekday, and its month on a circle', () => {
  const { recipe, profile } = fitted(DAYS)
  expect(profile.columns[0]).toMatchObject({
    kind: 'date',
    missing: 1,
    dates: { format: 'ymd', earliest: Date.UTC(2024, 0, 1), latest: Date.UTC(2024, 6, 7) },
  })
  expect(recipe.inputNames).toHaveLength(10)
  expect(recipe.columns.map(inputCount)).toEqual([10])
  // Days before the seventh of July: 188, 187, 1, 1 (the median, for the missing one), 0.
  const days = [188, 187, 1, 1, 0]
  const mean = days.reduce((sum, day) => sum + day, 0) / 5
  const std = Math.sqrt(days.reduce((sum, day) => sum + (day - mean) ** 2, 0) / 5)
  const inputs = inputsOf(recipe, DAYS)
  days.forEach((day, row) => {
    expect(inputs[row]?.[0]).toBeCloseTo((day - mean) / std, 6)
  })
  // Monday and January; Saturday and July; nothing of a missing one.
  expect(inputs[0]?.slice(1)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 1])
  expect(inputs[2]?.slice(1, 8)).toEqual([0, 0, 0, 0, 0, 1, 0])
  expect(inputs[2]?.[8]).toBeCloseTo(0, 6)
  expect(inputs[2]?.[9]).toBeCloseTo(-1, 6)
  expect(inputs[3]?.slice(1)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('new rows are read in the order of the training rows, later days too', () => {
  const { recipe } = fitted(['13/02/2024', '01/02/2024', '14/02/2024'])
  const [asTrained, same, later] = inputsOf(recipe, ['01/02/2024', '2024-02-01', '15/02/2024'])
  expect(asTrained).toEqual(same)
  const [newest] = inputsOf(recipe, ['14/02/2024'])
  expect(later?.[0]).toBeLessThan(newest?.[0] ?? 0)
})

test('what is no date counts as missing in a file, and is refused in a form', () => {
  const { recipe } = fitted(DAYS)
  const bound = bindRecipe(recipe, tableOf({ day: ['soon', '2024-01-01'] }))
  if (!bound.ok) throw new Error(bound.failure.code)
  bound.value.features(Uint32Array.of(0, 1))
  expect(bound.value.notes).toEqual([{ column: 'day', missing: 1, unseen: 0, examples: ['soon'] }])
  const [column] = recipe.columns
  if (!column) throw new Error('no column')
  expect(checkFormField(column, 'soon')).toEqual({
    code: 'invalidDate',
    details: { column: 'day', value: 'soon' },
  })
  expect(formRow(recipe, new Map([['day', '2024-03-01']])).ok).toBe(true)
  expect(remarkOn(column, '2030-01-01')).toBe('outside')
  expect(remarkOn(column, '2024-03-01')).toBeUndefined()
})

test('days of a spreadsheet and dates without separators are dates where a person says so', () => {
  const serials = ['45292', '45293', '45300']
  expect(fitted(serials).profile.columns[0]?.kind).toBe('number')
  expect(fitted(serials, { day: { kind: 'date' } }).profile.columns[0]).toMatchObject({
    kind: 'date',
    dates: { format: 'excel', earliest: Date.UTC(2024, 0, 1) },
  })
  const compact = ['20240101', '20240215']
  expect(fitted(compact, { day: { kind: 'date' } }).profile.columns[0]?.dates).toMatchObject({
    format: 'ymd',
    latest: Date.UTC(2024, 1, 15),
  })
})

test('numbers are dates where the name of the column says so and every one makes sense', () => {
  const kindOf = (name: string, texts: string[], choices: Record<string, ColumnChoice> = {}) => {
    const profiled = profileTable(tableOf({ [name]: texts }), choices)
    if (!profiled.ok) throw new Error(JSON.stringify(profiled.failure))
    const [column] = profiled.value.profile.columns
    return [column?.kind, column?.dates?.format, column?.dates?.certain]
  }
  const serials = ['45292', '', '45300']
  for (const name of ['Order Date', 'order_date', 'orderDate', 'Datum', '下单日期']) {
    expect(kindOf(name, serials)).toEqual(['date', 'excel', false])
  }
  expect(kindOf('date_id', ['20240131', '20240201'])).toEqual(['date', 'ymd', false])
  expect(kindOf('date', serials, { date: { kind: 'number' } })[0]).toBe('number')
  const numbers: [string, string[]][] = [
    ['updates', serials],
    ['candidate', serials],
    ['price', serials],
    ['date', ['45292', '12']],
    ['date', ['45292', '45292.5']],
    ['date', ['20240131', '20241301']],
    ['date', ['45292', '45292']],
  ]
  for (const [name, texts] of numbers) expect(kindOf(name, texts)[0]).toBe('number')
})

test('a date column stays text where a person says so, and a chosen order is kept', () => {
  const days = ['03/02/2024', '04/02/2024', '03/02/2024']
  expect(fitted(days, { day: { kind: 'category' } }).recipe.columns[0]?.kind).toBe('category')
  expect(fitted(days, { day: { dateFormat: 'dmy' } }).recipe.columns[0]).toMatchObject({
    format: 'dmy',
    newest: Date.UTC(2024, 1, 4),
  })
})

test('a text that is no date is named where a person asks for dates', () => {
  const table = tableOf({ day: ['2024-01-01', 'soon'] })
  expect(profileTable(table, { day: { kind: 'date' } })).toEqual({
    ok: false,
    failure: { code: 'notADate', details: { column: 'day', value: 'soon', row: 1 } },
  })
  // Nothing but gaps is no reason to fail.
  expect(profileTable(tableOf({ day: ['', ''] }), { day: { kind: 'date' } }).ok).toBe(true)
})
