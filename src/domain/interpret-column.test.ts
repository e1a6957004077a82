import { expect, test } from 'vitest'
import { ColumnBuilder } from './column-builder.ts'
import type { ColumnChoice } from './experiment.ts'
import { formRow } from './form-row.ts'
import { planData } from './prepare-data.ts'
import { profileTable } from './profile-table.ts'
import { resolveExperiment } from './resolve-experiment.ts'
import { cellText, type Table } from './table.ts'
import { bindRecipe } from './transform.ts'
import { expandRows } from './features.ts'

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

function profiled(
  columns: Record<string, readonly string[]>,
  choices: Record<string, ColumnChoice> = {},
) {
  const result = profileTable(tableOf(columns), choices)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

function valuesOf(texts: readonly string[], choice: ColumnChoice = {}): number[] | undefined {
  const cells = profiled({ x: texts }, { x: choice }).table.columns[0]?.cells
  return cells?.storage === 'number' ? [...cells.values] : undefined
}

test('formatted numbers are numbers, and every text stays as it was read', () => {
  const texts = [' 1.234,50 €', '', '-3 €', 'NA', '1.234,50 €']
  const { table, profile } = profiled({ x: texts })
  expect(profile.columns[0]).toMatchObject({
    kind: 'number',
    missing: 2,
    distinct: 2,
    format: { decimal: 'comma', unit: '€', certain: true },
    number: { min: -3, max: 1234.5 },
  })
  const column = table.columns[0]
  expect(column && texts.map((_, row) => cellText(column, row))).toEqual(texts)
})

test('a person may have them as text, or as plain numbers only', () => {
  const texts = ['1,5', '2,5', '3,5']
  expect(valuesOf(texts, { kind: 'category' })).toBeUndefined()
  expect(valuesOf(texts, { numberFormat: 'plain' })).toBeUndefined()
  expect(valuesOf(texts)).toEqual([1.5, 2.5, 3.5])
})

test('a person may have plain decimals read otherwise', () => {
  expect(valuesOf(['1.234', '950'])).toEqual([1.234, 950])
  expect(valuesOf(['1.234', '950'], { numberFormat: 'comma' })).toEqual([1234, 950])
})

test.each<[ColumnChoice, string[], string, number]>([
  [{ numberFormat: 'comma' }, ['12', '12.5'], '12.5', 1],
  [{ kind: 'number' }, ['1,5', 'many'], 'many', 1],
  [{ kind: 'number' }, ['5 kg', '3 kg', '7 m'], '7 m', 2],
  [{ kind: 'number', numberFormat: 'plain' }, ['5', '1,5'], '1,5', 1],
])('%j does not fit %j', (choice, texts, value, row) => {
  expect(profileTable(tableOf({ x: texts }), { x: choice })).toEqual({
    ok: false,
    failure: { code: 'notANumber', details: { target: 'x', value, row } },
  })
})

test('other columns decide between two readings', () => {
  const open = ['1,234', '5,678']
  expect(profiled({ open }).profile.columns[0]?.number?.max).toBe(5678)
  const { profile } = profiled({ open, sure: ['1,5', '2,25'] })
  expect(profile.columns[0]).toMatchObject({ number: { max: 5.678 }, format: { certain: false } })
})

test('a form and a file are read in the format of the training rows', () => {
  const price = Array.from({ length: 40 }, (_, i) => `${1 + (i % 7)}.000,50 €`)
  const sold = price.map((_, i) => (i % 3 ? 'yes' : 'no'))
  const { table, profile } = profiled({ price, sold })
  const resolved = resolveExperiment({ terrarium: 1, target: 'sold' }, profile)
  const planned = resolved.ok ? planData(table, resolved.value, profile) : resolved
  if (!planned.ok) throw new Error(planned.failure.code)
  const { recipe } = planned.value.plan
  const [fitted] = recipe.columns
  if (fitted?.kind !== 'number') throw new Error('no number')
  expect(fitted.format).toEqual({ decimal: 'comma', unit: '€' })

  const asked = formRow(recipe, new Map([['price', '2.000,5']]))
  const input = Math.fround((2000.5 - fitted.center) / fitted.scale)
  expect(asked.ok && [...expandRows(asked.value)]).toEqual([input])
  expect(formRow(recipe, new Map([['price', '2000.5']]))).toMatchObject({
    failure: { code: 'invalidNumber' },
  })
  // A file whose numbers all look plain still means thousands.
  const file = tableOf({ price: ['2.000'] })
  const bound = bindRecipe(recipe, file)
  const row = bound.ok ? expandRows(bound.value.features(Uint32Array.of(0))) : []
  expect([...row]).toEqual([Math.fround((2000 - fitted.center) / fitted.scale)])
})
