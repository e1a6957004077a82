import { expandRows } from './features.ts'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ResolvedPreparation } from './experiment.ts'
import type { NumberImpute, NumberScale } from './preparation-steps.ts'
import { DEFAULT_PREPARATION } from './experiment-defaults.ts'
import { fitRecipe, type FitOutcome } from './fit-recipe.ts'
import { resolvedFor, tableOfTexts } from './golden/table-of-texts.ts'
import type { FittedCategory, FittedColumn, FittedNumber } from './recipe.ts'
import type { Table } from './table.ts'
import { bindRecipe } from './transform.ts'

interface Golden {
  train: number
  constant: number
  numbers: Record<string, string[]>
  job: string[]
  expected: Record<string, number[][]>
  levels: string[]
  oneHot: number[][]
}

const golden = JSON.parse(
  readFileSync(new URL('./golden/recipe.json', import.meta.url), 'utf8'),
) as Golden

type Choices = Parameters<typeof resolvedFor>[2]

/** Fits with a regression target `y` = row number on the first `train` rows. */
function fit(columns: [string, string[]][], train: number, choices: Choices = {}) {
  const rows = columns[0]?.[1].length ?? 0
  const table = tableOfTexts([...columns, ['y', Array.from({ length: rows }, (_, i) => String(i))]])
  const targets = Float64Array.from({ length: rows }, (_, row) => row)
  const trainRows = Uint32Array.from({ length: train }, (_, row) => row)
  return {
    table,
    result: fitRecipe(table, resolvedFor(table, 'y', choices), undefined, targets, trainRows),
  }
}

function fitted(...args: Parameters<typeof fit>): FitOutcome & { table: Table } {
  const { table, result } = fit(...args)
  if (!result.ok) throw new Error(result.failure.code)
  return { ...result.value, table }
}

function inputsOf({ table, recipe }: FitOutcome & { table: Table }): number[][] {
  const transform = bindRecipe(recipe, table)
  if (!transform.ok) throw new Error(transform.failure.code)
  const features = transform.value.features(
    Uint32Array.from({ length: table.rows }, (_, row) => row),
  )
  const values = expandRows(features)
  return Array.from({ length: table.rows }, (_, row) => [
    ...values.subarray(row * features.inputs, (row + 1) * features.inputs),
  ])
}

function number(choice: Partial<ResolvedPreparation['number']>): ResolvedPreparation {
  return { ...DEFAULT_PREPARATION, number: { ...DEFAULT_PREPARATION.number, ...choice } }
}

function category(minCount: number): ResolvedPreparation {
  return { ...DEFAULT_PREPARATION, category: { ...DEFAULT_PREPARATION.category, minCount } }
}

function only<Kind extends FittedColumn['kind']>(kind: Kind, outcome: FitOutcome) {
  const column = outcome.recipe.columns[0]
  if (column?.kind !== kind) throw new Error(`not ${kind}`)
  return column as Extract<FittedColumn, { kind: Kind }>
}

test.each(Object.entries(golden.expected))('scikit-learn agrees: %s', (name, expected) => {
  const [impute, scale] = name.split(' ') as [NumberImpute, NumberScale]
  const preparation = number({ impute, scale, constant: golden.constant })
  const outcome = fitted(Object.entries(golden.numbers), golden.train, { preparation })
  const found = inputsOf(outcome)
  expected.forEach((row, i) => {
    row.forEach((value, k) => {
      // Inputs are float32; scikit-learn's min-max loses digits of large numbers that differ little.
      const tolerance = 1e-6 * Math.max(1, Math.abs(value))
      expect(Math.abs((found[i]?.[k] ?? Infinity) - value), `row ${i}`).toBeLessThan(tolerance)
    })
  })
})

test('scikit-learn agrees: levels in code-point order, most frequent for missing, unseen all zeros', () => {
  const outcome = fitted([['job', golden.job]], golden.train)
  expect(only('category', outcome).levels).toEqual(golden.levels)
  expect(inputsOf(outcome)).toEqual(golden.oneHot)
})

const cell = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('', 'NA', '1e308', '-1e308', '1e300', '-1e300', '1e-320', '0', '7'),
)
const SCALES: NumberScale[] = ['standard', 'minMax', 'none']
const IMPUTES: NumberImpute[] = ['median', 'mean', 'constant']

test('every input is a finite float32 number and every statistic finite, for any numbers at all', () => {
  const tables = fc.array(cell, { minLength: 3, maxLength: 30 })
  const choices = fc.record({
    impute: fc.constantFrom(...IMPUTES),
    scale: fc.constantFrom(...SCALES),
    constant: fc.double({ noNaN: true, noDefaultInfinity: true }),
  })
  fc.assert(
    fc.property(tables, choices, (cells, choice) => {
      const { table, result } = fit([['x', cells]], 2, { preparation: number(choice) })
      if (!result.ok) {
        expect(result.failure.code).toBe('noInputs')
        return
      }
      const { center, scale, impute, min, max, median } = only('number', result.value)
      expect([center, scale, impute, min, max, median].every(Number.isFinite)).toBe(true)
      expect(
        inputsOf({ ...result.value, table })
          .flat()
          .every(Number.isFinite),
      ).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('what is fitted does not depend on any row but the training rows', () => {
  const texts = fc.array(fc.constantFrom('1', '2.5', '-7', '', 'NA', '400'), {
    minLength: 8,
    maxLength: 8,
  })
  const words = fc.array(fc.constantFrom('a', 'b', 'c', '', 'yes'), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(texts, texts, words, words, (numbers, otherNumbers, levels, otherLevels) => {
      const columns = { x: { kind: 'number' as const }, c: { kind: 'category' as const } }
      const same = (own: string[], other: string[]) => [...own.slice(0, 5), ...other.slice(5)]
      const first = fit(
        [
          ['x', numbers],
          ['c', levels],
        ],
        5,
        { columns },
      )
      const second = fit(
        [
          ['x', same(numbers, otherNumbers)],
          ['c', same(levels, otherLevels)],
        ],
        5,
        {
          columns,
        },
      )
      expect(second.result).toEqual(first.result)
    }),
  )
})

test('large numbers that differ little keep their differences', () => {
  const cells = ['1700000000001', '1700000000002', '1700000000003', '1700000000004']
  const { center, scale } = only('number', fitted([['clock', cells]], 4))
  expect(center).toBe(1_700_000_000_002.5)
  expect(scale).toBeCloseTo(Math.sqrt(1.25), 12)
})

test('a column that is constant among the training rows stays as an input of zeros', () => {
  const outcome = fitted([['x', ['0.1', '0.1', '0.1', '5']]], 3)
  expect(only('number', outcome).scale).toBe(0)
  expect(inputsOf(outcome)).toEqual([[0], [0], [0], [0]])
})

test('a column without a value among the training rows is left out with the reason', () => {
  const { recipe, leftOut } = fitted(
    [
      ['x', ['', 'NA', '3']],
      ['z', ['1', '2', '3']],
    ],
    2,
  )
  expect(recipe.inputNames).toEqual(['z'])
  expect(leftOut).toEqual([
    { name: 'x', reason: 'allMissing' },
    { name: 'y', reason: 'target' },
  ])
})

test('rare and unseen levels join "other" where there is one', () => {
  const cells = ['a', 'a', 'b', 'b', 'c', 'd', '', 'new']
  const outcome = fitted([['k', cells]], 6, { preparation: category(2) })
  expect(outcome.recipe.inputNames).toEqual(['k = a', 'k = b', 'k = (other)'])
  expect(inputsOf(outcome).map((row) => row.indexOf(1))).toEqual([0, 0, 1, 1, 2, 2, 0, 2])
})

test('of equally frequent levels the first in code-point order fills in', () => {
  const column: FittedCategory = only(
    'category',
    fitted([['k', ['b', '\u{1f600}', '\uff21', 'a', '']]], 5),
  )
  expect(column.levels).toEqual(['a', 'b', '\uff21', '\u{1f600}'])
  expect(column.impute).toBe('a')
})

test('a boolean is one input; synonyms in any case mean the same, missing is the more frequent', () => {
  const cells = ['yes', 'No', 'YES', 'y', 'n', '', 'perhaps']
  const columns = { b: { kind: 'boolean' as const } }
  const outcome = fitted([['b', cells]], 5, { columns })
  expect(outcome.recipe.inputNames).toEqual(['b'])
  expect(inputsOf(outcome).flat()).toEqual([1, 0, 1, 1, 0, 1, 1])
})

test('the markers of a column make its numbers missing', () => {
  const columns = { pdays: { missing: ['-1'] } }
  const column: FittedNumber = only(
    'number',
    fitted([['pdays', ['-1', '10', '-1', '30']]], 4, { columns }),
  )
  expect([column.min, column.max, column.impute]).toEqual([10, 30, 20])
})

test('regression targets are described by the training rows', () => {
  const { recipe } = fitted([['x', ['1', '2', '3', '4', '5']]], 3)
  expect(recipe.target).toMatchObject({
    task: 'regression',
    mean: 1,
    std: Math.sqrt(2 / 3),
    max: 2,
  })
})

test('a regression target that does not vary is refused', () => {
  const table = tableOfTexts([
    ['x', ['1', '2', '3']],
    ['y', ['4', '4', '9']],
  ])
  const result = fitRecipe(
    table,
    resolvedFor(table, 'y'),
    undefined,
    Float64Array.of(4, 4, 9),
    Uint32Array.of(0, 1),
  )
  expect(result).toEqual({
    ok: false,
    failure: { code: 'constantTarget', details: { target: 'y', value: '4' } },
  })
})

test('too many one-hot inputs are refused with their number', () => {
  const cells = Array.from({ length: 20_001 }, (_, row) => `id ${row}`)
  expect(fit([['id', cells]], 20_001).result).toEqual({
    ok: false,
    failure: { code: 'tooManyInputs', details: { inputs: 20_001, most: 20_000 } },
  })
})

test('no input at all is refused', () => {
  const columns = { x: { role: 'ignore' as const } }
  expect(fit([['x', ['1', '2', '3']]], 2, { columns }).result).toMatchObject({
    failure: { code: 'noInputs' },
  })
})

test('names that are special in JavaScript are ordinary columns', () => {
  const names = ['__proto__', 'constructor', 'toString']
  const outcome = fitted(
    names.map((name) => [name, ['1', '2', '3']]),
    3,
  )
  expect(outcome.recipe.inputNames).toEqual(names)
  const levels = fitted([['k', ['constructor', '__proto__', 'constructor']]], 3)
  expect(inputsOf(levels)).toEqual([
    [0, 1],
    [1, 0],
    [0, 1],
  ])
})

test('a number that is not to be scaled keeps its own unit, even one that never varies', () => {
  const table = tableOfTexts([
    ['x', ['1', '2', '3']],
    ['y', ['4', '4', '9']],
  ])
  const resolved = resolvedFor(table, 'y')
  const result = fitRecipe(
    table,
    { ...resolved, preparation: { ...resolved.preparation, target: { scale: 'none' } } },
    undefined,
    Float64Array.of(4, 4, 9),
    Uint32Array.of(0, 1),
  )
  expect(result.ok && result.value.recipe.target).toMatchObject({ mean: 0, std: 1, min: 4, max: 4 })
})
