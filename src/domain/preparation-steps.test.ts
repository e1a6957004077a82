import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumbers } from './cell-readers.ts'
import { DEFAULT_PREPARATION } from './experiment-defaults.ts'
import { expandRows } from './features.ts'
import { fitNumber } from './fit-number.ts'
import { fitRecipe } from './fit-recipe.ts'
import { resolvedFor, tableOfTexts } from './golden/table-of-texts.ts'
import { hashText } from './hash-text.ts'
import { binOf, imputedInput, numberInput } from './number-input.ts'
import {
  CATEGORY_ENCODES,
  CATEGORY_IMPUTES,
  NUMBER_IMPUTES,
  NUMBER_SCALES,
  NUMBER_TRANSFORMS,
  type CategorySteps,
  type NumberSteps,
  type ResolvedCategorySteps,
  type ResolvedNumberSteps,
} from './preparation-steps.ts'
import { inputCount, type FittedColumn, type FittedNumber } from './recipe.ts'
import { MISSING_MARKERS, type Table } from './table.ts'
import { bindRecipe } from './transform.ts'

interface Golden {
  train: number
  numbers: Record<string, string[]>
  numberCases: {
    column: string
    steps: ResolvedNumberSteps
    inputs: number[][]
    edges?: number[]
    lambda?: number
  }[]
  category: {
    job: string[]
    cases: { steps: CategorySteps; inputs: number[][] }[]
    hashes: { text: string; seed: number; bits: number }[]
  }
}

const golden = JSON.parse(
  readFileSync(new URL('./golden/preparation.json', import.meta.url), 'utf8'),
) as Golden

interface Steps {
  number?: NumberSteps
  category?: CategorySteps
}

/** Fits one column on the first `train` rows, and gives the inputs of all. */
function prepare(cells: string[], train: number, { number, category }: Steps) {
  const kind = number ? ('number' as const) : ('category' as const)
  const rows = Uint32Array.from(cells, (_, row) => row)
  const table = tableOfTexts([
    ['x', cells],
    ['y', cells.map((_, row) => String(row))],
  ])
  const steps = {
    number: { ...DEFAULT_PREPARATION.number, ...number },
    category: { ...DEFAULT_PREPARATION.category, ...category },
    date: DEFAULT_PREPARATION.date,
    text: DEFAULT_PREPARATION.text,
  }
  const resolved = resolvedFor(table, 'y', { columns: { x: { kind, steps } } })
  const fitted = fitRecipe(
    table,
    resolved,
    undefined,
    Float64Array.from(rows),
    rows.slice(0, train),
  )
  if (!fitted.ok) return { failure: fitted.failure.code }
  const { recipe } = fitted.value
  return {
    table,
    column: recipe.columns[0] as FittedColumn,
    recipe,
    inputs: inputsOf(recipe, table),
  }
}

function inputsOf(recipe: Parameters<typeof bindRecipe>[0], table: Table): number[][] {
  const transform = bindRecipe(recipe, table)
  if (!transform.ok) throw new Error(transform.failure.code)
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row)
  const features = transform.value.features(rows)
  const values = expandRows(features)
  return Array.from(rows, (row) => [
    ...values.subarray(row * features.inputs, (row + 1) * features.inputs),
  ])
}

function prepared(...args: Parameters<typeof prepare>) {
  const made = prepare(...args)
  if ('failure' in made) throw new Error(made.failure)
  return made
}

/** As `bindRecipe` would, before anything is rounded to float32. */
function inFloat64(fitted: FittedNumber, value: number): number[] {
  const known = Number.isNaN(value) ? fitted.impute : value
  const { edges, flag } = fitted
  const bin = edges && binOf(edges, known)
  const inputs = edges
    ? Array.from({ length: edges.length + 1 }, (_, k) => (k === bin ? 1 : 0))
    : [Number.isNaN(value) ? imputedInput(fitted) : numberInput(fitted)(value)]
  return flag ? [...inputs, Number.isNaN(value) ? 1 : 0] : inputs
}

const named = golden.numberCases.map((one) => {
  const { clip, impute, scale, transform, bins, missingFlag } = one.steps
  const how = [clip && `clip by ${clip.by}`, impute, missingFlag && 'flag']
  const rest = bins ? `bins: ${JSON.stringify(bins)}` : `${transform} ${scale}`
  return [[one.column, ...how.filter(Boolean), rest].join(', '), one] as const
})

test.each(named)('scikit-learn agrees: %s', (_, { column, steps, inputs, edges, lambda }) => {
  const texts = golden.numbers[column] ?? []
  const table = tableOfTexts([[column, texts]])
  const read = (rows: number) =>
    readNumbers(
      table.columns[0] as Table['columns'][number],
      MISSING_MARKERS,
      Uint32Array.from({ length: rows }, (__, row) => row),
    )
  const fitted = fitNumber({ name: column, missing: [], offset: 0 }, read(golden.train), steps)
  if (!fitted) throw new Error('nothing to fit')
  const closed = lambda === undefined
  if (lambda !== undefined) {
    const found = fitted.power?.name === 'yeoJohnson' ? fitted.power.lambda : Number.NaN
    expect(Math.abs(found - lambda)).toBeLessThan(1e-6)
  }
  edges?.forEach((edge, k) => {
    expect(Math.abs((fitted.edges?.[k] ?? Number.NaN) - edge)).toBeLessThan(
      1e-9 * Math.max(1, Math.abs(edge)),
    )
  })
  const values = read(texts.length)
  const inputsOfAll = Array.from(values, (value) => inFloat64(fitted, value))
  // Where nothing is scaled, the numbers themselves are large.
  const largest = Math.max(1, ...inputs.flat().map(Math.abs))
  const tolerance = (closed ? 1e-9 : 1e-6) * largest
  inputs.forEach((expected, row) => {
    expect(inputsOfAll[row]).toHaveLength(expected.length)
    expected.forEach((input, k) => {
      const off = Math.abs((inputsOfAll[row]?.[k] ?? Number.NaN) - input)
      expect(off, `row ${row}`).toBeLessThan(tolerance)
    })
  })
  // And the network gets these, rounded to float32.
  const { inputs: cast } = prepared(texts, golden.train, { number: steps })
  expect(cast).toEqual(inputsOfAll.map((row) => row.map(Math.fround)))
})

test.each(golden.category.cases.map((one) => [JSON.stringify(one.steps), one] as const))(
  'scikit-learn agrees: categories, %s',
  (_, { steps, inputs }) => {
    const { inputs: found } = prepared(golden.category.job, golden.train, { category: steps })
    expect(found).toEqual(inputs.map((row) => row.map(Math.fround)))
  },
)

test('a text has the same bucket everywhere: 32 bits as an independent implementation has them', () => {
  for (const { text, seed, bits } of golden.category.hashes) {
    expect(hashText(text, seed), `${text} ${seed}`).toBe(bits)
  }
})

test('hashed levels keep no text, take unseen ones, and give a missing cell an input of its own', () => {
  const cells = ['a', 'b', 'c', '', 'a', 'new']
  const { column, inputs, recipe } = prepared(cells, 5, {
    category: { encode: 'hashed', buckets: 8, seed: 3, impute: 'ownLevel' },
  })
  expect(JSON.stringify(column)).not.toMatch(/"b"|"c"/)
  expect(recipe.inputNames).toHaveLength(9)
  const bucket = (text: string) => hashText(text, 3) % 8
  expect(inputs.map((row) => row.indexOf(1))).toEqual([
    bucket('a'),
    bucket('b'),
    bucket('c'),
    8,
    bucket('a'),
    bucket('new'),
  ])
})

test('in order, what is rare or unseen stands one step below the first level', () => {
  const cells = ['a', 'a', 'b', 'b', 'c', 'c', 'rare', 'new']
  const { inputs } = prepared(cells, 7, { category: { encode: 'ordinal', minCount: 2 } })
  expect(inputs.flat()).toEqual([0, 0, 0.5, 0.5, 1, 1, -0.5, -0.5])
})

test('bins by hand begin at their edges', () => {
  const { inputs, recipe } = prepared(['1', '18', '30', '64', '99'], 5, {
    number: { bins: { by: 'edges', edges: [18, 65] } },
  })
  expect(recipe.inputNames).toEqual(['x < 18', 'x 18 … 65', 'x ≥ 65'])
  expect(inputs.map((row) => row.indexOf(1))).toEqual([0, 1, 1, 1, 2])
})

test('a gap has an input of its own only where the training rows could teach it', () => {
  const numbers = ['1', '2', '3', '']
  const flagged = prepared(numbers, 3, { number: { missingFlag: true } })
  expect(flagged.recipe.inputNames).toEqual(['x'])
  expect(prepared(numbers, 4, { number: { missingFlag: true } }).recipe.inputNames).toEqual([
    'x',
    'x (missing)',
  ])
  const own = prepared(['a', 'b', 'b', ''], 3, { category: { impute: 'ownLevel' } })
  expect(own.inputs.at(-1)).toEqual([0, 1])
})

test('bins are named by their edges', () => {
  const cells = Array.from({ length: 10 }, (_, i) => String(i))
  const { recipe } = prepared(cells, 10, { number: { bins: { by: 'width', count: 3 } } })
  expect(recipe.inputNames).toEqual(['x < 3', 'x 3 … 6', 'x ≥ 6'])
})

test('a robust scale of a column that mostly agrees is its standard deviation', () => {
  const { column } = prepared(['0', '0', '0', '0', '0', '0', '0', '8'], 8, {
    number: { scale: 'robust' },
  })
  expect(column).toMatchObject({ center: 0, scale: Math.sqrt(7) })
})

test('a power found from some of many rows holds for those that were passed over', () => {
  const cells = Array.from({ length: 3000 }, (_, row) => (row === 1 ? '1e300' : String(-row / 7)))
  const { inputs } = prepared(cells, 3000, { number: { transform: 'yeoJohnson' } })
  expect(inputs.flat().every(Number.isFinite)).toBe(true)
  expect(inputs[1]?.[0]).toBeGreaterThan(inputs[2]?.[0] ?? Infinity)
})

const hostile = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer({ min: -3, max: 3 }).map(String),
  fc.constantFrom('', 'NA', '1e308', '1e400', '-1e400', '1e300', '-1e300', '1e-320', '0', '7'),
)
const numberSteps: fc.Arbitrary<NumberSteps> = fc.record({
  clip: fc.constantFrom(
    null,
    { by: 'quantiles' as const, lower: 0.1, upper: 0.9 },
    { by: 'values' as const, lower: -1e308, upper: 5 },
  ),
  impute: fc.constantFrom(...NUMBER_IMPUTES),
  constant: fc.double({ noNaN: true, noDefaultInfinity: true }),
  missingFlag: fc.boolean(),
  bins: fc.constantFrom(
    null,
    null,
    { by: 'width' as const, count: 4 },
    { by: 'quantile' as const, count: 3 },
    { by: 'edges' as const, edges: [-1, 0, 6.5] },
  ),
  transform: fc.constantFrom(...NUMBER_TRANSFORMS),
  scale: fc.constantFrom(...NUMBER_SCALES),
})
const categorySteps: fc.Arbitrary<CategorySteps> = fc.record<ResolvedCategorySteps>({
  impute: fc.constantFrom(...CATEGORY_IMPUTES),
  constant: fc.constantFrom('', 'a', 'other'),
  encode: fc.constantFrom(...CATEGORY_ENCODES),
  order: fc.constantFrom([], ['7', '0', 'never']),
  minCount: fc.integer({ min: 1, max: 4 }),
  buckets: fc.integer({ min: 2, max: 9 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
})
const someSteps: fc.Arbitrary<Steps> = fc.oneof(
  fc.record({ number: numberSteps }),
  fc.record({ category: categorySteps }),
)
const cells = fc.array(hostile, { minLength: 4, maxLength: 30 })

test('any numbers and any steps give finite inputs, as many as the recipe names', () => {
  fc.assert(
    fc.property(cells, someSteps, (texts, steps) => {
      const made = prepare(texts, 3, steps)
      if ('failure' in made) {
        expect(made.failure).toBe('noInputs')
        return
      }
      expect(made.recipe.inputNames).toHaveLength(inputCount(made.column))
      expect(made.inputs.flat().every(Number.isFinite)).toBe(true)
      // What is not finite would be null as JSON.
      expect(JSON.stringify(made.column)).not.toContain(':null')
    }),
    { numRuns: 500 },
  )
})

test('a recipe fitted twice is the same, and only the training rows make it', () => {
  fc.assert(
    fc.property(cells, cells, someSteps, (texts, others, steps) => {
      const first = prepare(texts, 3, steps)
      const again = prepare(texts, 3, steps)
      // Of other rows only the number must stay: the target here is the row's number.
      const elsewhere = prepare([...texts.slice(0, 3), ...others], 3, steps)
      const recipes = [first, again, elsewhere].map((made) =>
        'failure' in made ? made.failure : JSON.stringify(made.recipe),
      )
      expect(new Set(recipes).size).toBe(1)
    }),
    { numRuns: 300 },
  )
})
