import { describe, expect, test } from 'vitest'
import { trainedModel } from '../fixtures/trained-model.ts'
import { tableOfTexts, resolvedFor } from '../golden/table-of-texts.ts'
import { DEFAULT_PREPARATION } from '../experiment-defaults.ts'
import { fitRecipe } from '../fit-recipe.ts'
import { readModel, writeModel } from '../model-schema.ts'
import { profileTable } from '../profile-table.ts'
import type { FittedRecipe } from '../recipe.ts'
import type { Experiment } from '../experiment.ts'
import { resolveExperiment } from '../resolve-experiment.ts'
import { suggestExperiment } from '../suggest-experiment.ts'
import { withFoldedLevels } from './folded-levels.ts'
import { modelContents, withoutSingleRows } from './model-contents.ts'
import { profileProtected } from './profile-protected.ts'

const ROWS = 100
const TABLE = tableOfTexts([
  ['town', Array.from({ length: ROWS }, (_, i) => (i === 7 ? 'Lonelyville' : `T${i % 3}`))],
  ['income', Array.from({ length: ROWS }, (_, i) => (i === 3 ? '987654' : String(1000 + i)))],
  ['y', Array.from({ length: ROWS }, (_, i) => String(i))],
])
const ALL = Uint32Array.from({ length: ROWS }, (_, i) => i)
const TARGETS = Float64Array.from(ALL)

function fitted(minCount = 1): FittedRecipe {
  const category = { ...DEFAULT_PREPARATION.category, minCount }
  const resolved = resolvedFor(TABLE, 'y', { preparation: { ...DEFAULT_PREPARATION, category } })
  const outcome = fitRecipe(TABLE, resolved, undefined, TARGETS, ALL)
  if (!outcome.ok) throw new Error(outcome.failure.code)
  return outcome.value.recipe
}

const modelOf = (recipe: FittedRecipe) => trainedModel({ recipe: withoutSingleRows(recipe) })

describe('what a model contains', () => {
  test('is listed: texts with the rare ones first, ranges, and what comes of single rows', () => {
    const contents = modelContents(modelOf(fitted()))
    expect(contents.rare).toEqual(['town'])
    expect(contents.columns[0]).toMatchObject({
      name: 'town',
      holds: 'levels',
      rare: 1,
      levels: [{ text: 'Lonelyville', rare: true }, { rare: false }, { rare: false }, {}],
    })
    expect(contents.columns[1]).toMatchObject({ name: 'income', low: 1005, high: 1096 })
    expect(contents).toMatchObject({ values: 2, target: { holds: 'moments' } })
  })

  test('holds no number of a single person, and no text once rare levels are folded', () => {
    const text = JSON.stringify(modelOf(fitted(5)))
    expect(text).not.toContain('987654')
    expect(text).not.toContain('Lonelyville')
    expect(modelContents(modelOf(fitted(5))).rare).toEqual([])
  })

  test('does not say exactly how many rows a level has', () => {
    const [town] = withoutSingleRows(fitted()).columns
    expect(town).toMatchObject({ kind: 'category', counts: [0, 30, 30, 30] })
  })

  test('is read back as it was written, general columns too', () => {
    const model = trainedModel()
    const [first, second] = model.recipe.columns
    if (!first || !second) throw new Error('no columns')
    const columns = [
      {
        ...first,
        generalise: { kind: 'date' as const, to: 'year' as const, format: 'dmy' as const },
      },
      {
        ...second,
        generalise: {
          kind: 'band' as const,
          width: 10,
          whole: true,
          format: { decimal: 'comma' as const, unit: '€' },
        },
      },
    ]
    const general = { ...model, recipe: withoutSingleRows({ ...model.recipe, columns }) }
    expect(readModel(writeModel(general))).toEqual({ ok: true, value: general })
  })
})

test('a new experiment folds what would name few people, and can be made to', () => {
  const profiled = profileTable(TABLE)
  if (!profiled.ok) throw new Error(profiled.failure.code)
  const { profile } = profiled.value
  const { experiment } = suggestExperiment(profile)
  expect(experiment.preparation).toEqual({ category: { minCount: 5 } })
  const folded = withFoldedLevels({ terrarium: 1, target: 'y' }, ['town'])
  const resolved = resolveExperiment(folded, profile)
  expect(resolved.ok && resolved.value.columns[0]?.steps?.category.minCount).toBe(5)
})

test('a column made general folds rare texts unless its own steps say otherwise', () => {
  const privacy = { kind: 'prefix' as const, characters: 1 }
  const profiled = profileProtected(TABLE, { town: { privacy } }, { warnings: [] }, undefined)
  if (!profiled.ok) throw new Error(profiled.failure.code)
  const minCount = (preparation: Experiment['preparation'] = {}) => {
    const experiment: Experiment = {
      terrarium: 1,
      target: 'y',
      columns: { town: { privacy } },
      preparation,
    }
    const resolved = resolveExperiment(experiment, profiled.value.profile)
    return resolved.ok ? resolved.value.columns[0]?.steps?.category.minCount : undefined
  }
  expect(minCount()).toBe(5)
  expect(minCount({ category: { minCount: 8 } })).toBe(8)
  expect(minCount({ columns: { town: { category: { minCount: 2 } } } })).toBe(2)
})
