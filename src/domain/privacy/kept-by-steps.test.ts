import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { trainedModel } from '../fixtures/trained-model.ts'
import { DEFAULT_PREPARATION } from '../experiment-defaults.ts'
import { fitRecipe } from '../fit-recipe.ts'
import { resolvedFor, tableOfTexts } from '../golden/table-of-texts.ts'
import type { ResolvedColumnSteps } from '../preparation-steps.ts'
import type { FittedRecipe } from '../recipe.ts'
import { fittedColumn } from '../recipe-schema.ts'
import type { ColumnKind } from '../table.ts'
import { loneEnds } from './lone-ends.ts'
import { modelContents, withoutSingleRows } from './model-contents.ts'

type Steps = { [Kind in keyof ResolvedColumnSteps]?: Partial<ResolvedColumnSteps[Kind]> }

/** The recipe of one column under steps of its own, and what a model with it lists of the column. */
function listed(texts: string[], kind: ColumnKind, own: Steps) {
  const table = tableOfTexts([
    ['x', texts],
    ['y', texts.map((_, row) => String(row))],
  ])
  const usual = DEFAULT_PREPARATION
  const resolved = resolvedFor(table, 'y', {
    columns: {
      x: {
        kind,
        ...(kind === 'date' && { dateFormat: 'ymd' }),
        steps: {
          number: { ...usual.number, ...own.number },
          category: { ...usual.category, ...own.category },
          date: { ...usual.date, ...own.date },
          text: { ...usual.text, ...own.text },
        },
      },
    },
  })
  const rows = Uint32Array.from(texts, (_, row) => row)
  const outcome = fitRecipe(table, resolved, undefined, Float64Array.from(rows), rows)
  if (!outcome.ok) throw new Error(outcome.failure.code)
  const recipe: FittedRecipe = withoutSingleRows(outcome.value.recipe)
  const model = trainedModel({ recipe })
  for (const column of recipe.columns) expect(v.parse(fittedColumn, column)).toEqual(column)
  return { recipe, contents: modelContents(model).columns[0] }
}

/** 0 to 99, with 5000 once and −70 twice instead of the last ones, and a gap. */
const NUMBERS = Array.from({ length: 100 }, (_, i) =>
  i === 99 ? '5000' : i === 98 ? '-70' : i === 97 ? '-70' : i === 50 ? '' : String(i),
)
const numbers = (steps: Steps['number']) => listed(NUMBERS, 'number', { number: steps ?? {} })

describe('what each step of a number keeps is listed', () => {
  test('the usual scale: what fills gaps, mean and deviation, no end of the range', () => {
    const { contents, recipe } = numbers({ scale: 'standard', impute: 'mean' })
    expect(contents).toMatchObject({ holds: 'numbers', low: 2, high: 93, exact: false })
    const { fill, scaled } = contents as { fill: number; scaled: { center: number } }
    expect(fill).toBeCloseTo(scaled.center, 9)
    expect(contents).not.toHaveProperty('alone')
    expect(JSON.stringify(recipe)).not.toMatch(/5000|-70/)
  })

  test('a scale from end to end, and which end is of a single row', () => {
    const { contents } = numbers({ scale: 'minMax' })
    expect(contents).toMatchObject({ exact: true, alone: 'highest' })
    expect(contents).toMatchObject({ scaled: { center: -70, scale: 5070 } })
    const several = listed([...NUMBERS, '5000'], 'number', { number: { scale: 'minMax' } })
    expect(several.contents).not.toHaveProperty('alone')
  })

  test('bounds given by hand are nobody’s, but the end within them is', () => {
    const clip = { by: 'values' as const, lower: -1000, upper: 90 }
    expect(numbers({ scale: 'minMax', clip }).contents).toMatchObject({
      exact: true,
      clip: { lower: -1000, upper: 90 },
    })
    expect(numbers({ scale: 'minMax', clip }).contents).not.toHaveProperty('alone')
    const one = listed(['-70', ...NUMBERS.filter((text) => text !== '-70')], 'number', {
      number: { scale: 'minMax', clip },
    })
    expect(one.contents).toMatchObject({ alone: 'lowest' })
  })

  test('bounds from quantiles so far out that one row makes them', () => {
    const clip = (lower: number) => ({ by: 'quantiles' as const, lower, upper: 1 - lower })
    expect(numbers({ clip: clip(0.001) }).contents).toMatchObject({ alone: 'highest' })
    expect(numbers({ clip: clip(0.05) }).contents).not.toHaveProperty('alone')
  })

  test('what stands in gaps beyond all numbers hides them', () => {
    const steps = { scale: 'minMax' as const, impute: 'constant' as const, constant: 9999 }
    const { contents, recipe } = numbers(steps)
    expect(contents).toMatchObject({ fill: 9999, exact: true })
    expect(contents).not.toHaveProperty('alone')
    expect(JSON.stringify(recipe)).not.toContain('5000')
  })

  test('edges of bins: those of one width tell both ends', () => {
    const width = numbers({ bins: { by: 'width', count: 4 } }).contents
    expect(width).toMatchObject({ edges: [1197.5, 2465, 3732.5], alone: 'highest' })
    const quantiles = numbers({ bins: { by: 'quantile', count: 4 } }).contents
    expect(quantiles).toMatchObject({ edges: { length: 3 }, exact: false })
    expect(quantiles).not.toHaveProperty('alone')
    expect(quantiles).not.toHaveProperty('scaled')
  })

  test('a robust scale: median and quartiles only', () => {
    const { contents } = numbers({ scale: 'robust' })
    expect(contents).toMatchObject({ exact: false, scaled: { center: 47 } })
    expect(contents).not.toHaveProperty('alone')
  })
})

describe('what each step of another kind keeps is listed', () => {
  const days = Array.from(
    { length: 60 },
    (_, i) => `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`,
  )

  test('dates: the first and the last, what fills gaps, and whose they are', () => {
    const { contents } = listed([...days, '1931-05-06', ''], 'date', { date: { impute: 'median' } })
    expect(contents).toMatchObject({
      holds: 'dates',
      from: Date.UTC(1931, 4, 6),
      to: Date.UTC(2024, 0, 28),
      counted: true,
      alone: 'lowest',
    })
    const usual = listed(days, 'date', { date: { recency: false } }).contents
    expect(usual).toMatchObject({ counted: false })
    expect(usual).not.toHaveProperty('alone')
  })

  test('a hashed category: no texts', () => {
    const { contents, recipe } = listed(
      days.map((_, i) => `Person ${i}`),
      'category',
      { category: { encode: 'hashed' } },
    )
    expect(contents).toMatchObject({ holds: 'hashes', usual: 'missing' })
    expect(JSON.stringify(recipe)).not.toContain('Person')
  })

  test('a category all of whose texts are rare: none of them, not for the gaps either', () => {
    const { contents, recipe } = listed(
      days.map((_, i) => `Person ${i}`),
      'category',
      { category: { minCount: 5 } },
    )
    expect(contents).toMatchObject({ holds: 'levels', levels: [], rare: 0 })
    expect(JSON.stringify(recipe)).not.toContain('Person')
  })

  test('free text: no words, and how common each input is only where it weighs', () => {
    const texts = days.map((_, i) => `the secret of person${i} is kept`)
    for (const idf of [true, false]) {
      const { contents, recipe } = listed(texts, 'text', { text: { idf } })
      expect(contents).toMatchObject({ holds: 'grams', common: idf })
      expect(JSON.stringify(recipe)).not.toMatch(/secret|person1/)
    }
  })
})

test('an end is of a single row exactly if one number alone reaches it', () => {
  const numbers = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 12 })
  const bound = fc.integer({ min: -6, max: 6 })
  fc.assert(
    fc.property(numbers, bound, bound, (values, low, high) => {
      const below = values.filter((value) => value <= low).length
      const above = values.filter((value) => value >= high).length
      const expected =
        below === 1 && above === 1
          ? 'both'
          : below === 1
            ? 'lowest'
            : above === 1
              ? 'highest'
              : undefined
      expect(loneEnds(Float64Array.from(values).sort(), low, high)).toBe(expected)
    }),
  )
})
