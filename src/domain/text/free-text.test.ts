import { expect, test } from 'vitest'
import { tableOfTexts } from '../golden/table-of-texts.ts'
import { columnSpread } from '../column-spread.ts'
import { profileTable } from '../profile-table.ts'
import type { ColumnChoice } from '../experiment.ts'

const ROWS = 200

/** Picks the words of a row, differently in each. */
function drawn(row: number, ...lists: readonly (readonly string[])[]): string[] {
  return lists.map((list, k) => list[(row * (2 * k + 7) + (row >> (k + 2))) % list.length] ?? '')
}

const things = ['kettle', 'lamp', 'blanket', 'headphones', 'umbrella', 'backpack', 'charger']
const verdicts = ['broke after a week', 'works well', 'is too small', 'came late', 'smells odd']
const ends = [
  'would buy again',
  'sent it back',
  'not sure yet',
  'my sister loves it',
  'never again',
]
const first = ['Anna', 'Bela', 'Chen', 'Dario', 'Emma', 'Farid', 'Greta']
const last = ['Smith', 'van Dyke', 'Okafor', "O'Neill", 'Müller', 'Sato']
const wares = ['水壶', '台灯', '毛毯', '耳机', '雨伞', '背包', '充电器']
const words = ['用了一周就坏了', '质量很好', '尺寸太小', '物流太慢', '有点异味']
const ways = ['还会再来', '已经退货', '再看看', '家人很喜欢', '不推荐']

function kindOf(cell: (row: number) => string, choice?: ColumnChoice, rows = ROWS) {
  const cells = Array.from({ length: rows }, (_, row) => cell(row))
  const read = profileTable(tableOfTexts([['x', cells]]), choice ? { x: choice } : {})
  if (!read.ok) throw new Error(read.failure.code)
  const [column] = read.value.profile.columns
  if (!column) throw new Error('no column')
  return column
}

const english = (row: number) => {
  const [thing = '', verdict = '', end = ''] = drawn(row, things, verdicts, ends)
  return `The ${thing} ${verdict} ${row % 9}, ${end}`
}
const chinese = (row: number) => drawn(row, wares, words, ways).join('，')

test.each([
  ['reviews', english],
  ['Chinese reviews', chinese],
  ['reviews that shout', (row: number) => english(row).toUpperCase()],
  [
    'short remarks with marks',
    (row: number) => `${drawn(row, things, first).join(' ')} ${ends[row % 5] ?? ''}!`,
  ],
  ['remarks that most rows lack', (row: number) => (row % 4 ? '' : english(row))],
])('%s are free text and an input, however different they all are', (_, cell) => {
  const column = kindOf(cell)
  expect(column).toMatchObject({ kind: 'text', role: 'feature' })
  expect(column.warnings).not.toContain('idLike')
  expect(column.text?.medianWords).toBeGreaterThan(2)
})

test.each([
  ['names', (row: number) => `${drawn(row, first, last).join(' ')} ${first[row % 7] ?? ''} Jr.`],
  ['addresses', (row: number) => `${row} ${drawn(row, last, first).join(' ')} Road, Springfield`],
  ['codes', (row: number) => `AB ${row} C-${row * 7} X${row}`],
  ['one word', (row: number) => `word${row}`],
  [
    'answers of a list',
    (row: number) => `somewhat likely to recommend us ${'abcde'[row % 5] ?? ''}`,
  ],
  ['links', (row: number) => `https://example.com/some/path/${row}?a=b`],
])('%s are no free text', (_, cell) => {
  expect(kindOf(cell).kind).toBe('category')
})

test('what was found can be chosen otherwise, to and from', () => {
  expect(kindOf(english, { kind: 'category' })).toMatchObject({ kind: 'category', role: 'id' })
  expect(kindOf((row) => String(row % 3), { kind: 'text' })).toMatchObject({ kind: 'text' })
})

test('its spread is that of the lengths', () => {
  const table = tableOfTexts([
    ['x', ['', 'four', 'no', 'seven words of which all are short', 'five!', 'no']],
    ['y', ['a', 'a', 'b', 'b', 'b', 'a']],
  ])
  const choices = { x: { kind: 'text' as const } }
  const read = profileTable(table, choices)
  if (!read.ok) throw new Error(read.failure.code)
  const spread = columnSpread(read.value.table, read.value.profile, 'y', 'a', choices)
  expect(spread[0]?.bins).toEqual([
    { label: '2', count: 2, positive: 1 },
    { label: '4', count: 1, positive: 1 },
    { label: '5', count: 1, positive: 0 },
    { label: '34', count: 1, positive: 0 },
  ])
})

test('a summary shows a text of the usual length', () => {
  const { text } = kindOf(english)
  expect(text?.example).toMatch(/^The /)
  expect(text?.example.match(/[\w']+/g)).toHaveLength(text?.medianWords ?? 0)
  expect(kindOf(() => '', { kind: 'text' }).text).toBeUndefined()
})
