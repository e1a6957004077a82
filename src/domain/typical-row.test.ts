import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Experiment } from './experiment.ts'
import { fitRecipe } from './fit-recipe.ts'
import { remarkOn } from './form-remark.ts'
import { checkFormField } from './form-row.ts'
import { tableOfTexts } from './golden/table-of-texts.ts'
import type { CategorySteps } from './preparation-steps.ts'
import { profileTable } from './profile-table.ts'
import type { FittedColumn, FittedNumber } from './recipe.ts'
import { resolveExperiment } from './resolve-experiment.ts'
import { OTHER_LEVEL, typedRange, typicalText } from './typical-row.ts'

const ROWS = 60

/** The first column as it is fitted on all rows, with the experiment. */
function fitted(
  cells: string[],
  change: Partial<Experiment> = {},
): { column: FittedColumn; experiment: Experiment } {
  const answers = cells.map((_, row) => String(row % 7))
  const texts = tableOfTexts([
    ['x', cells],
    ['other', cells.map((_, row) => String(row % 5))],
    ['y', answers],
  ])
  const experiment: Experiment = { terrarium: 1, target: 'y', task: 'regression', ...change }
  const profiled = profileTable(texts, experiment.columns)
  if (!profiled.ok) throw new Error(profiled.failure.code)
  const { table, profile } = profiled.value
  const resolved = resolveExperiment(experiment, profile)
  if (!resolved.ok) throw new Error(resolved.failure.code)
  const rows = Uint32Array.from(cells, (_, row) => row)
  const recipe = fitRecipe(table, resolved.value, profile, Float64Array.from(answers, Number), rows)
  if (!recipe.ok) throw new Error(recipe.failure.code)
  return { column: recipe.value.recipe.columns[0] as FittedColumn, experiment }
}

const cells = (cell: (row: number) => string) => Array.from({ length: ROWS }, (_, row) => cell(row))

test.each([
  ['decimal commas', cells((row) => `${1200 + row},5`), '1204,5', '1255,5'],
  ['thousands', cells((row) => `1.${200 + row},50 €`), '1204,5', '1255,5'],
  ['percent', cells((row) => `${row + 0.5}%`), '4.5', '55.5'],
  ['plain numbers', cells((row) => String(1200.5 + row)), '1204.5', '1255.5'],
  ['years', cells((row) => String(1960 + (row % 40))), '1962', '1995'],
])('the range of a column with %s is written so that it can be typed', (_, texts, low, high) => {
  const { column } = fitted(texts)
  if (column.kind !== 'number') throw new Error(column.kind)
  expect(typedRange(column)).toEqual({ low, high })
  for (const typed of [low, high]) {
    expect(checkFormField(column, typed)).toBeUndefined()
    expect(remarkOn(column, typed)).toBeUndefined()
  }
})

const finite = fc.double({ noNaN: true, min: -1e300, max: 1e300 })
test('whatever a range is, typing one of its ends is within it', () => {
  fc.assert(
    fc.property(finite, finite, fc.constantFrom('point', 'comma'), (a, b, decimal) => {
      const column = {
        ...{ kind: 'number', name: 'x', missing: [''], offset: 0, method: 'none', impute: 0 },
        ...{ center: 0, scale: 1, min: Math.min(a, b), max: Math.max(a, b), median: a },
        ...{ integer: false, format: { decimal, unit: '' } },
      } satisfies FittedNumber as FittedNumber
      const { low, high } = typedRange(column)
      expect([remarkOn(column, low), remarkOn(column, high)]).toEqual([undefined, undefined])
      expect(checkFormField(column, low)).toBeUndefined()
    }),
  )
})

test('a category whose levels are all rare has no typical one, and the filler of gaps is none', () => {
  const rare = cells((row) => `town ${row % 20}`)
  const typical = (category: CategorySteps) => {
    const { column, experiment } = fitted(rare, { preparation: { category } })
    return typicalText(column, experiment)
  }
  expect(typical({ encode: 'hashed' })).toBe('')
  expect(typical({ minCount: 10 })).toBe(OTHER_LEVEL)
  expect(typical({ minCount: 10, encode: 'ordinal' })).toBe('')
  const own = { columns: { x: { category: { encode: 'hashed' as const, constant: 'none' } } } }
  const { column, experiment } = fitted(rare, { preparation: own })
  expect(column).toMatchObject({ impute: 'none' })
  expect(typicalText(column, experiment)).toBe('')
})

test('the typical level is the most frequent one, not what gaps become', () => {
  const plans = cells((row) => (row % 3 === 0 ? 'plus' : row % 4 === 0 ? '' : 'basic'))
  for (const category of [{}, { encode: 'hashed' }, { impute: 'constant' }] as const) {
    const { column, experiment } = fitted(plans, { preparation: { category } })
    expect(typicalText(column, experiment)).toBe('basic')
  }
  const mostlyEmpty = cells((row) => (row % 9 === 0 ? 'plus' : row % 4 === 0 ? 'free' : ''))
  const filled = fitted(mostlyEmpty, { preparation: { category: { impute: 'constant' } } })
  expect(typicalText(filled.column, filled.experiment)).toBe('')
})
