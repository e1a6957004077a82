import { expect, test } from 'vitest'
import { tableOfTexts } from '../golden/table-of-texts.ts'
import { profileTable } from '../profile-table.ts'
import { randomUniform } from '../random.ts'
import { resolveExperiment } from '../resolve-experiment.ts'
import { correlations } from './correlations.ts'
import { tableInsights } from './table-insights.ts'

const ROWS = 300
const draw = (row: number, salt: number) => randomUniform(1, 'sample', salt, row)
const column = (cell: (row: number) => string | number) =>
  Array.from({ length: ROWS }, (_, row) => String(cell(row)))

function opened(columns: [string, string[]][], target: string) {
  const profiled = profileTable(tableOfTexts(columns))
  if (!profiled.ok) throw new Error('no profile')
  const { table, profile } = profiled.value
  const resolved = resolveExperiment({ terrarium: 1, target }, profile)
  if (!resolved.ok) throw new Error('not resolved')
  return [table, profile, resolved.value] as const
}

function finish<Value>(work: Generator<undefined, Value>): Value {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

const town = (row: number) => Math.floor(4 * draw(row, 1))
const price = (row: number) => Math.round(1000 * draw(row, 2)) / 10

const TABLE: [string, string[]][] = [
  ['town', column((row) => ['Aix', 'Brno', 'Cork', ''][town(row)] ?? '')],
  ['price', column(price)],
  ['town_code', column((row) => ['A1', 'B7', 'C3', ''][town(row)] ?? '')],
  ['other', column((row) => ['Aix', 'Brno', 'Cork', ''][row % 50 === 0 ? 0 : town(row)] ?? '')],
  ['price_usd', column((row) => (1.1 * price(row)).toFixed(1))],
  ['floors', column(town)],
  ['floors_shuffled', column((row) => [7, 1, 9, 3][town(row)] ?? '')],
  ['weight', column((row) => Math.round(1e6 * draw(row, 3)))],
  ['weight_noisy', column((row) => Math.round(1e6 * draw(row, 3) + 1e5 * draw(row, 4)))],
  ['bought', column((row) => (draw(row, 5) < 0.4 ? 'yes' : 'no'))],
]

test('a recoded column and one in another unit are twins; numbers in another order and likeness are not', () => {
  expect(finish(tableInsights(...opened(TABLE, 'bought'))).twins).toEqual([
    { first: 0, second: 2, how: 'recoded' },
    { first: 1, second: 4, how: 'linear' },
    { first: 0, second: 5, how: 'recoded' },
    { first: 0, second: 6, how: 'recoded' },
  ])
})

test('neither the target nor columns that never repeat a value have twins', () => {
  const table: [string, string[]][] = [
    ['id', column((row) => `K${row}`)],
    ['mail', column((row) => `${row}@example.com`)],
    ['income', column((row) => 1000 + draw(row, 6) * 1e5)],
    ['rent', column((row) => 500 + draw(row, 7) * 1e3)],
    ['answer', column((row) => (town(row) > 1 ? 'yes' : 'no'))],
    ['copy', column((row) => (town(row) > 1 ? 1 : 0))],
  ]
  expect(finish(tableInsights(...opened(table, 'answer'))).twins).toEqual([])
})

test('the picture has the column in the middle first, the nearest next, and is symmetric', () => {
  const found = finish(correlations(...opened(TABLE, 'bought'), 1))
  expect(found.columns.slice(0, 2)).toEqual([1, 4])
  expect(found.columns).toHaveLength(TABLE.length)
  expect(found).toMatchObject({ rows: ROWS, sampled: false, others: 0 })
  expect(found.cells[0]?.[0]).toBeNull()
  expect(found.cells[0]?.[1]).toMatchObject({ measure: 'spearman' })
  found.cells.forEach((row, i) => {
    row.forEach((cell, j) => {
      expect(cell).toEqual(found.cells[j]?.[i])
    })
  })
})

test('of many columns the picture shows thirty, and says how many there are besides', () => {
  const many = Array.from({ length: 40 }, (_, k): [string, string[]] => [
    `x${k}`,
    column((row) => Math.round(100 * draw(row, 10 + k) + (k === 33 ? price(row) * 9 : 0))),
  ])
  const found = finish(correlations(...opened([...TABLE, ...many], 'bought'), 1))
  expect(found.columns).toHaveLength(30)
  expect(found.columns[2]).toBe(TABLE.length + 33)
  expect(found.others).toBe(TABLE.length + many.length - 30)
})

test('columns that are empty together make one pattern, counted over all rows', () => {
  const table: [string, string[]][] = [
    ['street', column((row) => (row % 10 < 3 ? '' : 'High Street'.slice(row % 5)))],
    ['town', column((row) => (row % 10 < 3 ? 'NA' : town(row)))],
    ['age', column((row) => (row % 10 === 0 || row % 10 === 9 ? '' : row))],
    ['full', column((row) => row % 7)],
    ['answer', column((row) => ['yes', 'no'][row % 2] ?? '')],
  ]
  const { missing, tails } = finish(tableInsights(...opened(table, 'answer')))
  expect(missing).toEqual({
    columns: [0, 1, 2],
    patterns: [
      { empty: [], rows: 180 },
      { empty: [0, 1], rows: 60 },
      { empty: [0, 1, 2], rows: 30 },
      { empty: [2], rows: 30 },
    ],
    others: { patterns: 0, rows: 0 },
    furtherColumns: 0,
  })
  expect(tails.map((tail) => tail !== null)).toEqual([false, true, true, true, false])
})

test('twins of a table with very many rows are looked for in a sample, and it is known in how many rows', () => {
  const rows = 100_500
  const cells = (cell: (row: number) => number) =>
    Array.from({ length: rows }, (_, row) => String(cell(row)))
  const table: [string, string[]][] = [
    ['price', cells((row) => row % 1000)],
    ['price_usd', cells((row) => (row % 1000) * 1.1)],
    ['answer', cells((row) => row % 2)],
  ]
  const found = finish(tableInsights(...opened(table, 'answer')))
  expect(found).toMatchObject({ rows: 100_000, sampled: true })
  expect(found.twins).toMatchObject([{ first: 0, second: 1 }])
  expect(finish(tableInsights(...opened(TABLE, 'bought')))).toMatchObject({
    rows: ROWS,
    sampled: false,
  })
})
