import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_PREPARATION } from '../experiment-defaults.ts'
import { fitRecipe } from '../fit-recipe.ts'
import { resolvedFor, tableOfTexts } from '../golden/table-of-texts.ts'
import type { ResolvedTextSteps, TextSteps } from '../preparation-steps.ts'
import type { FittedText } from '../recipe.ts'
import { MISSING_MARKERS, type Table } from '../table.ts'
import { bindRecipe } from '../transform.ts'
import { bucketCounts } from './bucket-counts.ts'
import { textsOf, writeTextInputs } from './text-inputs.ts'

interface Golden {
  train: number
  texts: Record<string, string[]>
  cases: {
    texts: string
    steps: ResolvedTextSteps
    idf: number[] | null
    inputs: [at: number, value: number][][]
  }[]
}

const golden = JSON.parse(
  readFileSync(new URL('../golden/texts.json', import.meta.url), 'utf8'),
) as Golden

const tableOf = (cells: string[]): Table =>
  tableOfTexts([
    ['review', cells],
    ['y', cells.map((_, row) => String(row))],
  ])

/** Fits a text column on the first `train` rows. */
function fit(cells: string[], train: number, steps: TextSteps = {}) {
  const table = tableOf(cells)
  const preparation = {
    ...DEFAULT_PREPARATION,
    text: { ...DEFAULT_PREPARATION.text, ...steps },
  }
  const resolved = resolvedFor(table, 'y', { preparation, columns: { review: { kind: 'text' } } })
  const rows = Uint32Array.from(cells, (_, row) => row)
  const targets = Float64Array.from(rows)
  const fitted = fitRecipe(table, resolved, undefined, targets, rows.slice(0, train))
  if (!fitted.ok) throw new Error(fitted.failure.code)
  const { recipe } = fitted.value
  const [column] = recipe.columns
  if (column?.kind !== 'text') throw new Error('not fitted')
  return { recipe, column }
}

/** [rows × inputs] of a table, and what was noted. */
function prepare({ recipe }: ReturnType<typeof fit>, cells: string[]) {
  const transform = bindRecipe(recipe, tableOf(cells))
  if (!transform.ok) throw new Error(transform.failure.code)
  const { features, notes } = transform.value
  const { numbers, inputs } = features(Uint32Array.from(cells, (_, row) => row))
  const rows = cells.map((_, row) => Array.from(numbers.subarray(row * inputs, (row + 1) * inputs)))
  return { rows, notes }
}

/** As `bindRecipe` would, before anything is rounded to float32. */
function inFloat64(column: FittedText, cells: string[]): Float64Array[] {
  const { codes, dictionary } = textsOf(tableOf(cells).columns[0] as Table['columns'][number])
  const counts = bucketCounts(dictionary, column)
  return Array.from(codes, (code) => {
    const inputs = new Float64Array(column.buckets)
    writeTextInputs(column, counts.of(code), inputs, 0)
    return inputs
  })
}

const named = golden.cases.map(
  (one) => [`${one.texts}, ${JSON.stringify(one.steps)}`, one] as const,
)

test.each(named)('scikit-learn agrees: %s', (_, { texts, steps, idf, inputs }) => {
  const cells = golden.texts[texts] ?? []
  const { column } = fit(cells, golden.train, steps)
  expect(column.idf?.length).toBe(idf?.length)
  idf?.forEach((expected, bucket) => {
    expect(Math.abs((column.idf?.[bucket] ?? Number.NaN) - expected)).toBeLessThan(1e-9)
  })
  const found = inFloat64(column, cells)
  inputs.forEach((row, at) => {
    const expected = new Float64Array(steps.buckets)
    for (const [bucket, value] of row) expected[bucket] = value
    const off = expected.map((value, bucket) => Math.abs(value - (found[at]?.[bucket] ?? NaN)))
    expect(Math.max(...off), `row ${at}`).toBeLessThan(1e-9)
  })
})

test('Chinese is split into words, so that a word counts wherever it stands', () => {
  const cells = ['这家店的服务很好', '质量很差，不推荐', '服务态度很差', '物流很快']
  const { column } = fit(cells, 4, { words: { from: 1, to: 1 }, buckets: 4096 })
  const [first, , third] = inFloat64(column, cells)
  const shared = (first ?? []).filter((value, at) => value > 0 && (third?.[at] ?? 0) > 0)
  // 服务, whatever else the dictionary splits.
  expect(shared.length).toBeGreaterThanOrEqual(1)
  expect((first ?? []).filter((value) => value > 0).length).toBeLessThan(8)
})

test('a missing text has no words; where training rows had gaps it may have an input of its own', () => {
  const cells = ['good value', '', 'bad value', 'n/a', 'good', '...']
  const flagged = fit(cells, 5, { buckets: 8, missingFlag: true })
  const { rows, notes } = prepare(flagged, cells)
  expect(rows.map((row) => row[8])).toEqual([0, 1, 0, 1, 0, 0])
  expect(rows[1]?.slice(0, 8)).toEqual(new Array(8).fill(0))
  expect(rows[5]).toEqual(new Array(9).fill(0))
  expect(notes[0]).toMatchObject({ missing: 2, unseen: 0 })
  expect(flagged.recipe.inputNames.slice(6)).toEqual([
    'review # 7',
    'review # 8',
    'review (missing)',
  ])
  expect(fit(cells.slice(4), 2, { missingFlag: true }).column.flag).toBeUndefined()
})

test('a column without any text among the training rows is left out', () => {
  expect(() => fit(['', 'NA', 'late words'], 2)).toThrow('noInputs')
})

test('texts that a new table reads as numbers are still texts', () => {
  const fitted = fit(['2024 was good', '7 out of 10'], 2, { buckets: 16 })
  const { rows } = prepare(fitted, ['2024', '10'])
  expect(rows.map((row) => row.filter((value) => value > 0))).toEqual([[1], [1]])
})

const someText = fc
  .array(fc.constantFrom('good', 'Bad', 'very', '很', '好的', "don't", '😀', '42', '!'), {
    maxLength: 12,
  })
  .map((words) => words.join(' '))
const someSteps: fc.Arbitrary<TextSteps> = fc.record({
  words: fc.constantFrom(null, { from: 1, to: 1 }, { from: 1, to: 3 }),
  characters: fc.constantFrom(null, { from: 1, to: 2 }, { from: 3, to: 5 }),
  buckets: fc.integer({ min: 2, max: 300 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  lowercase: fc.boolean(),
  sublinear: fc.boolean(),
  idf: fc.boolean(),
  missingFlag: fc.boolean(),
})

test('test rows never change what was fitted, fitting twice is identical, inputs are of length 1 or 0', () => {
  fc.assert(
    fc.property(
      fc.array(someText, { minLength: 3, maxLength: 20 }),
      fc.array(someText, { maxLength: 10 }),
      fc.array(someText, { maxLength: 10 }),
      someSteps,
      (train, some, others, steps) => {
        const known = ['words to learn', ...train]
        const one = fit([...known, ...some], known.length, steps)
        const other = fit([...known, ...others], known.length, steps)
        expect(JSON.stringify(other)).toBe(JSON.stringify(one))
        const again = JSON.parse(JSON.stringify(one)) as typeof one
        const { rows } = prepare(one, [...known, ...some])
        expect(prepare(again, [...known, ...some]).rows).toEqual(rows)
        for (const row of rows) {
          const length = row.slice(0, one.column.buckets).reduce((sum, x) => sum + x * x, 0)
          expect(length === 0 || Math.abs(length - 1) < 1e-5).toBe(true)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('markers of the column are no text', () => {
  const { column } = fit(['none', 'some words', 'more words'], 3)
  expect(column.missing).toEqual([...MISSING_MARKERS])
})
