import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tableOfTexts } from '../golden/table-of-texts.ts'
import { MISSING_MARKERS } from '../table.ts'
import { codeColumn, codeNumbers, type CodedColumn } from './coded-column.ts'
import { pearson } from './linear-correlation.ts'
import { relate, relateToTarget } from './relation.ts'

const golden = JSON.parse(
  readFileSync(new URL('../golden/relations.json', import.meta.url), 'utf8'),
) as {
  columns: Record<string, (string | number | null)[]>
  pearson: number
} & Record<'spearman' | 'auc' | 'separation' | 'correlationRatio' | 'cramersV', number>

const CLOSE = 9

function coded(name: string): CodedColumn {
  const cells = golden.columns[name] ?? []
  return codeTexts(cells.map((cell) => String(cell ?? '')))
}

function codeTexts(texts: string[]): CodedColumn {
  const [column] = tableOfTexts([['x', texts]]).columns
  if (!column) throw new Error('no column')
  const rows = Uint32Array.from(texts, (_, row) => row)
  return codeColumn(column, column.cells.storage === 'number', MISSING_MARKERS, rows)
}

/** Classes in the order of the texts, as those of a target are. */
function classes(name: string): CodedColumn {
  const texts = (golden.columns[name] ?? []).map(String)
  const names = [...new Set(texts)].sort()
  return { codes: Int32Array.from(texts, (text) => names.indexOf(text)), distinct: names.length }
}

const numbers = (...values: number[]) => codeNumbers(Float64Array.from(values))

test('two numbers: Spearman and Pearson as in SciPy, with ties and gaps', () => {
  const said = relate(coded('age'), coded('spent'))
  expect(said?.measure).toBe('spearman')
  expect(said?.value).toBeCloseTo(golden.spearman, CLOSE)
  expect(said?.strength).toBeCloseTo(Math.abs(golden.spearman), CLOSE)
  expect(pearson(coded('age'), coded('spent'))).toBeCloseTo(golden.pearson, CLOSE)
})

test('a number and two classes: the AUC of scikit-learn', () => {
  const said = relateToTarget(coded('age'), classes('left'))
  expect(said?.measure).toBe('auc')
  expect(said?.value).toBeCloseTo(golden.auc, CLOSE)
  expect(said?.strength).toBeCloseTo(Math.abs(2 * golden.auc - 1), CLOSE)
})

test('a number and three classes: the mean separation of their pairs', () => {
  const said = relateToTarget(coded('age'), classes('plan'))
  expect(said?.measure).toBe('separation')
  expect(said?.value).toBeCloseTo(golden.separation, CLOSE)
})

test('a number and a category, whichever is first: the correlation ratio of ranks from SciPy’s H', () => {
  for (const said of [relate(coded('age'), coded('plan')), relate(coded('plan'), coded('age'))]) {
    expect(said?.measure).toBe('correlationRatio')
    expect(said?.value).toBeCloseTo(golden.correlationRatio, CLOSE)
  }
})

test('two categories: Cramér’s V, corrected', () => {
  const said = relate(coded('plan'), coded('left'))
  expect(said?.measure).toBe('cramersV')
  expect(said?.value).toBeCloseTo(golden.cramersV, CLOSE)
})

test('a column that follows the other wholly has strength 1, whatever both hold', () => {
  const high = numbers(10, 20, 30, 40)
  const words = codeTexts(['a', 'a', 'b', 'b'])
  expect(relate(high, numbers(1, 8, 27, 64))?.strength).toBeCloseTo(1, CLOSE)
  expect(relate(high, numbers(-1, -2, -3, -4))).toMatchObject({ value: -1, strength: 1 })
  expect(relateToTarget(high, words)?.strength).toBe(1)
  expect(relate(words, codeTexts(['x', 'x', 'y', 'y']))?.strength).toBeCloseTo(1, CLOSE)
})

test('where nothing varies there is no measure, and no number is made up', () => {
  const still = numbers(5, 5, 5, Number.NaN)
  const empty = numbers(Number.NaN, Number.NaN, Number.NaN, Number.NaN)
  const words = codeTexts(['a', 'b', 'a', 'b'])
  for (const column of [still, empty]) {
    expect(relate(column, numbers(1, 2, 3, 4))).toBeNull()
    expect(relate(column, words)).toBeNull()
    expect(pearson(column, numbers(1, 2, 3, 4))).toBeNull()
  }
  expect(relate(codeTexts(['a', 'a', 'a', 'a']), words)).toBeNull()
  expect(relateToTarget(empty, words)).toBeNull()
})

test('huge and tiny numbers correlate as their likes of ordinary size', () => {
  const sizes = [1e299, 1, 1e-200]
  for (const size of sizes) {
    expect(pearson(numbers(size, 2 * size, 4 * size), numbers(1, 2, 4))).toBeCloseTo(1, CLOSE)
  }
})

test('many levels without meaning are not taken for a relation', () => {
  const rows = 400
  const levels = codeTexts(Array.from({ length: rows }, (_, row) => `k${(row * 7) % 180}`))
  const answer = numbers(...Array.from({ length: rows }, (_, row) => (row * Math.SQRT2) % 1))
  expect(relate(levels, answer)?.strength).toBeLessThan(0.35)
})
