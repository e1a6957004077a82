import { expect, test } from 'vitest'
import type { Experiment } from './experiment.ts'
import { tableOfTexts } from './golden/table-of-texts.ts'
import { profileTable } from './profile-table.ts'
import { resolveExperiment } from './resolve-experiment.ts'
import { suggestSplits } from './suggest-split.ts'

const ROWS = Array.from({ length: 60 }, (_, row) => row)
const day = (row: number) => new Date(Date.UTC(2024, 0, 1 + row)).toISOString().slice(0, 10)
const COLUMNS: Record<string, (row: number) => string | number> = {
  customer_id: (row) => `K${row % 20}`,
  when: (row) => `2024-01-${String(1 + (row % 28)).padStart(2, '0')}`,
  entered: (row) => day(row),
  latest_first: (row) => day(60 - row),
  month: (row) => `2024-0${1 + Math.floor(row / 20)}-01`,
  gappy: (row) => (row % 9 === 0 ? '' : day(row)),
  same_day: () => '2024-05-01',
  date_of_birth: (row) => `19${60 + (row % 30)}-03-07`,
  出生日期: (row) => `19${60 + (row % 30)}-03-07`,
  part: (row) => (row % 5 === 0 ? 'test' : 'train'),
  shop: (row) => `shop ${row % 3}`,
  order_id: (row) => row,
  y: (row) => (row % 3 === 0 ? 'a' : 'b'),
}

function suggested(names: (keyof typeof COLUMNS)[], experiment: Partial<Experiment> = {}) {
  const table = tableOfTexts(
    [...names, 'y'].map((name) => [name, ROWS.map((row) => String(COLUMNS[name]?.(row)))]),
  )
  const profiled = profileTable(table, experiment.columns)
  if (!profiled.ok) throw new Error(profiled.failure.code)
  const { profile } = profiled.value
  const resolved = resolveExperiment({ terrarium: 1, target: 'y', ...experiment }, profile)
  if (!resolved.ok) throw new Error(resolved.failure.code)
  return suggestSplits(profile, resolved.value.columns, 'y', experiment.split)
}

test('dates, repeated ids and names of parts each ask for their split', () => {
  expect(suggested(['shop', 'part', 'customer_id', 'when'])).toEqual([
    { kind: 'time', column: 'when' },
    { kind: 'group', column: 'customer_id' },
    { kind: 'column', column: 'part' },
  ])
})

test('an id of every row, and ordinary categories, ask for nothing', () => {
  expect(suggested(['order_id', 'shop'])).toEqual([])
})

test('days of birth are no order of rows, unless a person says so', () => {
  expect(suggested(['date_of_birth', '出生日期', 'shop'])).toEqual([])
  expect(suggested(['date_of_birth', 'when'])).toEqual([{ kind: 'time', column: 'when' }])
  const columns = { date_of_birth: { role: 'time' } } as const
  expect(suggested(['date_of_birth', 'shop'], { columns })).toEqual([
    { kind: 'time', column: 'date_of_birth' },
  ])
})

test('of several dates that one is named in whose order the rows stand: the most complete, then the finest', () => {
  expect(suggested(['when', 'shop', 'entered'])).toEqual([{ kind: 'time', column: 'entered' }])
  expect(suggested(['when', 'latest_first'])[0]?.column).toBe('latest_first')
  expect(suggested(['when', 'month', 'entered'])[0]?.column).toBe('entered')
  expect(suggested(['when', 'gappy', 'month'])[0]?.column).toBe('month')
  expect(suggested(['when', 'same_day'])[0]?.column).toBe('when')
  const columns = { when: { role: 'time' } } as const
  expect(suggested(['entered', 'when'], { columns })[0]?.column).toBe('when')
})

test('what a person says of a column comes first', () => {
  const columns = { shop: { role: 'group' }, order_id: { role: 'time' } } as const
  expect(suggested(['order_id', 'shop', 'customer_id', 'when'], { columns })).toEqual([
    { kind: 'time', column: 'order_id' },
    { kind: 'group', column: 'shop' },
  ])
})

test('nothing is suggested where the rows are split by a column already', () => {
  const split = { kind: 'group', column: 'customer_id' } as const
  expect(suggested(['shop', 'customer_id', 'when'], { split })).toEqual([])
})
