import { expect, test } from 'vitest'
import { expandRows } from './features.ts'
import { fitRecipe } from './fit-recipe.ts'
import { resolvedFor, tableOfTexts } from './golden/table-of-texts.ts'
import type { FittedRecipe } from './recipe.ts'
import { ColumnBuilder } from './column-builder.ts'
import type { Table } from './table.ts'
import { bindRecipe, type RowTransform } from './transform.ts'

const training = tableOfTexts([
  ['age', ['20', '40', '60', '40']],
  ['job', ['clerk', 'farmer', 'clerk', 'nurse']],
  ['zone', ['1', '2', '1', '3']],
  ['owner', ['yes', 'no', 'no', 'no']],
  ['y', ['1', '2', '3', '4']],
])

function recipeOf(table: Table): FittedRecipe {
  const resolved = resolvedFor(table, 'y', {
    columns: { zone: { kind: 'category' }, owner: { kind: 'boolean' } },
  })
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row)
  const fitted = fitRecipe(table, resolved, undefined, Float64Array.from(rows), rows)
  if (!fitted.ok) throw new Error(fitted.failure.code)
  return fitted.value.recipe
}

const recipe = recipeOf(training)

function bound(table: Table): RowTransform {
  const transform = bindRecipe(recipe, table)
  if (!transform.ok) throw new Error(transform.failure.code)
  return transform.value
}

function inputs(table: Table, rows = [0]): number[] {
  return [...expandRows(bound(table).features(Uint32Array.from(rows)))]
}

const row: [string, string[]][] = [
  ['age', ['60']],
  ['job', ['nurse']],
  ['zone', ['2']],
  ['owner', ['YES']],
]

test('inputs are in the order of the recipe', () => {
  expect(recipe.inputNames).toEqual([
    'age',
    ...['job = clerk', 'job = farmer', 'job = nurse'],
    ...['zone = 1', 'zone = 2', 'zone = 3'],
    'owner',
  ])
  const age = Math.fround(20 / Math.sqrt(200))
  expect(inputs(tableOfTexts(row))).toEqual([age, 0, 0, 1, 0, 1, 0, 1])
})

test('columns are found by name: their order and further columns do not matter', () => {
  const other = tableOfTexts([['remark', ['x']], ...[...row].reverse()])
  expect(inputs(other)).toEqual(inputs(tableOfTexts(row)))
})

test('how a column is stored does not matter', () => {
  const asText = (text: string) => {
    const builder = ColumnBuilder.ofText()
    builder.add(text)
    return builder.finish()
  }
  const columns = row.map(([name, [text = '']]) => ({ name, cells: asText(text) }))
  expect(inputs({ rows: 1, columns, unreadable: [] })).toEqual(inputs(tableOfTexts(row)))
})

test('rows may be asked for in any order, and again', () => {
  const all = inputs(training, [0, 1, 2, 3])
  const width = recipe.inputNames.length
  expect(inputs(training, [2, 0, 2])).toEqual([
    ...all.slice(2 * width, 3 * width),
    ...all.slice(0, width),
    ...all.slice(2 * width, 3 * width),
  ])
})

test('what is missing, unreadable or unseen is filled in, counted and shown', () => {
  const table = tableOfTexts([
    ['age', ['?', 'forty', '1e400', '40', 'forty']],
    ['job', ['pilot', 'NA', 'clerk', 'diver', 'pilot']],
    ['zone', ['1', '9', '', '2', '3']],
    ['owner', ['no', 'perhaps', 'n', '', 'Y']],
  ])
  const transform = bound(table)
  const values = expandRows(transform.features(Uint32Array.of(0, 1, 2, 3, 4)))
  expect(transform.notes).toEqual([
    { column: 'age', missing: 4, unseen: 0, examples: ['forty', '1e400'] },
    { column: 'job', missing: 1, unseen: 3, examples: ['pilot', 'diver'] },
    { column: 'zone', missing: 1, unseen: 1, examples: ['9'] },
    { column: 'owner', missing: 1, unseen: 1, examples: ['perhaps'] },
  ])
  expect([...values.subarray(0, 8)]).toEqual([0, 0, 0, 0, 1, 0, 0, 0])
  expect([...values.subarray(8, 16)]).toEqual([0, 1, 0, 0, 0, 0, 0, 0])
})

test('a table without the columns is refused with their names', () => {
  expect(bindRecipe(recipe, tableOfTexts(row.slice(1, 3)))).toEqual({
    ok: false,
    failure: { code: 'inputColumnsMissing', details: { columns: 'age, owner' } },
  })
})

test('a recipe with useless statistics still gives finite inputs', () => {
  const [age, ...others] = recipe.columns
  if (age?.kind !== 'number') throw new Error('age is a number')
  for (const scale of [1e-320, 1e308]) {
    const odd = {
      ...recipe,
      columns: [{ ...age, center: -1e308, impute: 1e308, scale }, ...others],
    }
    const transform = bindRecipe(odd, tableOfTexts(row))
    if (!transform.ok) throw new Error(transform.failure.code)
    expect(expandRows(transform.value.features(Uint32Array.of(0))).every(Number.isFinite)).toBe(
      true,
    )
  }
})
