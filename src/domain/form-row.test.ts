import { expect, test } from 'vitest'
import { expandRows } from './features.ts'
import { fitRecipe } from './fit-recipe.ts'
import { checkFormField, formRow } from './form-row.ts'
import { resolvedFor, tableOfTexts } from './golden/table-of-texts.ts'
import type { FittedRecipe } from './recipe.ts'
import { bindRecipe } from './transform.ts'

const table = tableOfTexts([
  ['age', ['20', '40', '60', '']],
  ['job', ['clerk', 'farmer', 'clerk', 'nurse']],
  ['y', ['1', '2', '3', '4']],
])

function fittedRecipe(): FittedRecipe {
  const rows = Uint32Array.of(0, 1, 2, 3)
  const fitted = fitRecipe(
    table,
    resolvedFor(table, 'y'),
    undefined,
    Float64Array.of(1, 2, 3, 4),
    rows,
  )
  if (!fitted.ok) throw new Error(fitted.failure.code)
  return fitted.value.recipe
}

const recipe = fittedRecipe()

function formInputs(texts: Record<string, string | null>): number[] {
  const row = formRow(recipe, new Map(Object.entries(texts)))
  if (!row.ok) throw new Error(row.failure.code)
  return [...expandRows(row.value)]
}

test('a form gives the inputs that the same row of a file gives', () => {
  const transform = bindRecipe(recipe, table)
  if (!transform.ok) throw new Error(transform.failure.code)
  const fromFile = [...expandRows(transform.value.features(Uint32Array.of(2)))]
  expect(formInputs({ age: '60', job: 'clerk' })).toEqual(fromFile)
  expect(formInputs({ age: ' 6e1 ', job: ' clerk ' })).toEqual(fromFile)
})

test('fields left open are filled in as missing cells are', () => {
  const transform = bindRecipe(recipe, table)
  if (!transform.ok) throw new Error(transform.failure.code)
  const values = expandRows(transform.value.features(Uint32Array.of(3)))
  for (const open of [null, '', '  ', 'NA']) {
    expect(formInputs({ age: open, job: 'nurse' })).toEqual([...values])
  }
  expect(formInputs({ job: 'nurse' })).toEqual([...values])
})

test.each(['forty', '1,5', '0x10', 'Infinity', '1e400', '1e301'])('%s is no number', (value) => {
  const failure = { code: 'invalidNumber', details: { column: 'age', value } }
  expect(formRow(recipe, new Map([['age', value]]))).toEqual({ ok: false, failure })
})

test('each field can be checked by itself; any text is fine in a category', () => {
  const [age, job] = recipe.columns
  if (!age || !job) throw new Error('two columns')
  expect(checkFormField(age, 'x')?.code).toBe('invalidNumber')
  expect(checkFormField(age, '-1.5')).toBeUndefined()
  expect(checkFormField(age, null)).toBeUndefined()
  expect(checkFormField(job, 'astronaut')).toBeUndefined()
})
