import { expect, test } from 'vitest'
import type { Experiment } from '../../domain/experiment.ts'
import { tableOfTexts } from '../../domain/golden/table-of-texts.ts'
import type { PreparationChoice } from '../../domain/experiment.ts'
import { profileTable } from '../../domain/profile-table.ts'
import type { ColumnProfile, ColumnWarning } from '../../domain/profile.ts'
import { resolveExperiment } from '../../domain/resolve-experiment.ts'
import type { Result } from '../../domain/result.ts'
import type { ColumnRole } from '../../domain/table.ts'
import { en } from '../../messages/en.ts'
import { zhCN } from '../../messages/zh-CN.ts'
import { columnWords, gapsWords, twinToChange, twinWords } from './finding-words.ts'
import type { InUse } from './findings.ts'

const ROWS = 200
const cells = (cell: (row: number) => string | number) =>
  Array.from({ length: ROWS }, (_, row) => String(cell(row)))
const TABLE = tableOfTexts([
  ['same', cells(() => 'x')],
  ['nothing', cells(() => '')],
  ['customer_id', cells((row) => `K${row}`)],
  ['phone', cells((row) => `138${String(10_000_000 + row * 7919)}`)],
  ['seldom', cells((row) => (row % 3 === 0 ? 20 + (row % 50) : ''))],
  ['town', cells((row) => (row % 9 === 0 ? '' : `town ${row % 70}`))],
  ['vast', cells((row) => (row + 1) * 1e25)],
  ['answer_date', cells((row) => (row % 4 === 0 ? '' : `2024-01-${10 + (row % 9)}`))],
  ['bought', cells((row) => ['yes', 'no'][row % 2] ?? '')],
])

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

const { profile } = valueOf(profileTable(TABLE))

function columnOf(name: string): ColumnProfile {
  const column = profile.columns.find((one) => one.name === name)
  if (!column) throw new Error(name)
  return column
}

function inUse(roles: Record<string, ColumnRole> = {}, preparation: PreparationChoice = {}): InUse {
  const columns = Object.fromEntries(Object.entries(roles).map(([name, role]) => [name, { role }]))
  const document: Experiment = { terrarium: 1, target: 'bought', columns, preparation }
  return { document, resolved: valueOf(resolveExperiment(document, profile)) }
}

/** What is said of a column, in both languages. */
function said(name: string, about: ColumnWarning | 'gaps', use: InUse): [string, string] {
  const column = columnOf(name)
  if (about !== 'gaps') expect(column.warnings).toContain(about)
  const text = (m: typeof en) =>
    (about === 'gaps' ? gapsWords(m, column, ROWS, use) : columnWords(m, column, about, ROWS, use))
      .text
  return [text(en), text(zhCN)]
}

test.each([
  ['same', 'constant'],
  ['nothing', 'allMissing'],
  ['customer_id', 'idLike'],
  ['phone', 'personalNumber'],
] as const)('that %s is left out is said only while it is', (name, warning) => {
  const [out, outZh] = said(name, warning, inUse())
  expect(out).toContain('left out')
  expect(outZh).toContain('因此不使用')
  const [used, usedZh] = said(name, warning, inUse({ [name]: 'feature' }))
  expect(used).not.toContain('left out')
  expect(usedZh).not.toContain('不使用')
})

test.each([
  ['seldom', 'manyMissing'],
  ['town', 'gaps'],
  ['town', 'manyLevels'],
  ['vast', 'hugeNumbers'],
  ['answer_date', 'gaps'],
] as const)('nothing is said to be done to %s while it is left out', (name, about) => {
  expect(said(name, about, inUse({ [name]: 'ignore' }))).toEqual([
    'It is left out.',
    '这一列没有使用。',
  ])
})

test('what becomes of gaps is said as it is set, for one column or for all', () => {
  const gaps = (name: string, preparation: PreparationChoice) =>
    said(name, 'gaps', inUse({}, preparation))
  const own = { columns: { town: { category: { impute: 'ownLevel' as const } } } }
  expect(gaps('town', {})[0]).toContain('most frequent level of the training rows')
  expect(gaps('town', own)).toEqual(['Gaps are a level of their own.', '空缺是单独的一个取值。'])
  expect(gaps('town', { category: { impute: 'constant', constant: 'none' } })).toEqual([
    'Gaps are filled with “none”.',
    '空缺用 “none” 填补。',
  ])
  expect(gaps('seldom', {})[1]).toBe('空缺用中位数填补，按训练行计算。')
  const flagged = { number: { impute: 'constant' as const, constant: 7, missingFlag: true } }
  expect(gaps('seldom', flagged)[0]).toBe(
    'Gaps are filled with 7. One more input tells the network where they were.',
  )
  expect(gaps('answer_date', { date: { impute: 'oldest' } })[0]).toBe(
    'Gaps are filled with the oldest date of the training rows.',
  )
})

test('what becomes of many texts, and of huge numbers, is said as it is set', () => {
  const levels = (category: PreparationChoice['category']) =>
    said('town', 'manyLevels', inUse({}, category && { category }))[0]
  expect(levels({ encode: 'hashed', buckets: 64 })).toContain('share 64 inputs')
  expect(levels({ encode: 'ordinal' })).toContain('one number')
  expect(levels({ encode: 'oneHot', minCount: 5 })).toContain('at least 5 training rows')
  expect(levels({ encode: 'oneHot', minCount: 1 })).toContain('an input of its own')
  expect(said('vast', 'hugeNumbers', inUse())[0]).toContain('double precision')
  const unscaled = inUse({}, { number: { scale: 'none' } })
  expect(said('vast', 'hugeNumbers', unscaled)[0]).toContain('not scaled')
})

test('of twins it is said which one is used, and the remedy is about the right one', () => {
  const twins = { first: columnOf('seldom'), second: columnOf('vast'), how: 'linear' as const }
  const words = (roles: Record<string, ColumnRole>) => {
    const use = inUse(roles)
    return [twinWords(en, twins, undefined, use).text, twinToChange(twins, use).name]
  }
  expect(words({})).toEqual([expect.stringContaining('One of them is enough.'), 'vast'])
  expect(words({ vast: 'ignore' })).toEqual([
    expect.stringContaining('Only seldom is used.'),
    'vast',
  ])
  expect(words({ seldom: 'ignore' })).toEqual([
    expect.stringContaining('Only vast is used.'),
    'seldom',
  ])
  expect(words({ seldom: 'ignore', vast: 'ignore' })[0]).toContain('Neither is used.')
})

test('where the last input was left out, that is what is said of it', () => {
  const columns = { seldom: { role: 'ignore' as const } }
  const document: Experiment = { terrarium: 1, target: 'bought', columns }
  expect(said('seldom', 'manyMissing', { document, resolved: undefined })[0]).toBe(
    'It is left out.',
  )
})
