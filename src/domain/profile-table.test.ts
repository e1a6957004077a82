import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnSpread } from './column-spread.ts'
import type { ColumnChoice } from './experiment.ts'
import { tableOfTexts } from './golden/table-of-texts.ts'
import { profileTable } from './profile-table.ts'
import type { ColumnProfile } from './profile.ts'
import { resolveExperiment } from './resolve-experiment.ts'
import { suggestExperiment } from './suggest-experiment.ts'
import type { Table } from './table.ts'

function profiled(columns: Record<string, string[]>, choices?: Record<string, ColumnChoice>) {
  const read = profileTable(tableOfTexts(Object.entries(columns)), choices)
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

function profileOf(texts: string[], name = 'x', choice: ColumnChoice = {}): ColumnProfile {
  const [column] = profiled({ [name]: texts }, { [name]: choice }).profile.columns
  if (!column) throw new Error('no column')
  return column
}

/** `count` texts made from their row number. */
function rows(count: number, text: (row: number) => number | string): string[] {
  return Array.from({ length: count }, (_, row) => String(text(row)))
}

test('statistics of numbers follow their definitions and leave missing cells out', () => {
  const column = profileOf(['4', 'NA', '1', '', '10', ' 3 ', '?', '2.5'])
  expect(column).toMatchObject({ kind: 'number', missing: 3, distinct: 5, role: 'feature' })
  const mean = (4 + 1 + 10 + 3 + 2.5) / 5
  const squares = [4, 1, 10, 3, 2.5].map((value) => (value - mean) ** 2)
  expect(column.number).toMatchObject({ min: 1, max: 10, mean, integer: false })
  expect(column.number?.std).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b) / 5), 12)
  // Sorted 1, 2.5, 3, 4, 10: place 0.05·4 lies a fifth of the way from 1 to 2.5.
  const quantiles = [1 + 0.2 * 1.5, 2.5, 3, 4, 4 + 0.8 * 6]
  quantiles.forEach((quantile, k) => {
    expect(column.number?.quantiles[k]).toBeCloseTo(quantile, 12)
  })
})

test('quantiles, mean and spread hold for any numbers, sorted or counted', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 60 }),
        // A column of whole numbers beyond 2^53 holds codes, and is kept as text with every digit.
        fc.array(
          fc
            .double({ noNaN: true, min: -1e300, max: 1e300 })
            .filter((value) => !/^-?\d{16,}$/.test(String(value))),
          { minLength: 1, maxLength: 60 },
        ),
      ),
      (values) => {
        const { number, distinct } = profileOf(values.map(String))
        const sorted = values.map((value) => value + 0).sort((a, b) => a - b)
        expect(distinct).toBe(new Set(sorted).size)
        expect(number?.min).toBe(sorted[0])
        expect(number?.max).toBe(sorted.at(-1))
        if (values.length % 2 === 1) {
          expect(number?.quantiles[2]).toBe(sorted[(values.length - 1) / 2])
        }
        const { mean = Number.NaN, std = Number.NaN } = number ?? {}
        expect(mean).toBeGreaterThanOrEqual(sorted[0] ?? Infinity)
        expect(Number.isFinite(std)).toBe(true)
        expect(std === 0).toBe(sorted[0] === sorted.at(-1))
      },
    ),
  )
})

test('numbers that mostly differ are quantities, whose levels are not listed', () => {
  expect(profileOf(rows(300, (row) => row % 150)).levels).toHaveLength(150)
  const { levels, topValues } = profileOf(rows(300, (row) => row % 151))
  expect(levels).toBeUndefined()
  expect(topValues.slice(0, 2)).toEqual([
    { text: '0', count: 2 },
    { text: '1', count: 2 },
  ])
  expect(profileOf(rows(40, (row) => row)).levels).toHaveLength(40)
})

test('levels are trimmed texts in code-point order, top values the most frequent first', () => {
  const column = profileOf(['b', ' a', 'a ', '\u{1F600}', '\uFF01', 'b', 'b', 'NULL', 'nan'])
  expect(column.levels).toEqual([
    { text: 'a', count: 2 },
    { text: 'b', count: 3 },
    { text: '\uFF01', count: 1 },
    { text: '\u{1F600}', count: 1 },
  ])
  expect(column.topValues[0]).toEqual({ text: 'b', count: 3 })
  expect(column).toMatchObject({ kind: 'category', missing: 2, distinct: 4 })
  // Numbers keep the text they were read as: that is what names a class.
  expect(profileOf(['007', '1.50', '007', '+2']).levels?.map(({ text }) => text)).toEqual([
    '+2',
    '007',
    '1.50',
  ])
  const many = profileOf(rows(3000, (row) => (row % 1500) / 7))
  expect(many.levels).toBeUndefined()
  expect(many).toMatchObject({ distinct: 1500, topValues: { length: 12, 0: { count: 2 } } })
})

test('chosen kinds and markers are followed; the kind that does not fit is refused', () => {
  const choice: ColumnChoice = { kind: 'category', missing: ['-1', 'NONE '] }
  expect(profileOf(['1', '-1', '2', 'none'], 'pdays', choice)).toMatchObject({
    kind: 'category',
    missing: 2,
    distinct: 2,
  })
  const table = tableOfTexts([['constructor', ['1', 'two']]])
  expect(profileTable(table, JSON.parse('{"constructor":{"kind":"number"}}') as never)).toEqual({
    ok: false,
    failure: { code: 'notANumber', details: { target: 'constructor', value: 'two', row: 1 } },
  })
  // No choice at all: names of inherited members are ordinary names.
  expect(profileTable(table).ok).toBe(true)
})

test.each([
  ['a word per row', 'name', rows(60, (row) => `n${row}`), 'idLike', 'id'],
  ['a row number in any order', '', rows(100, (row) => (row * 37) % 100), 'idLike', 'id'],
  ['numbers called id', 'CustomerID', rows(40, (row) => 1000 + row ** 2), 'idLike', 'id'],
  ['numbers called 编号', '客户编号', rows(40, (row) => 1000 + row ** 2), 'idLike', 'id'],
  ['one value and gaps', 'x', rows(9, (row) => (row < 3 ? '' : 5)), 'constant', 'ignore'],
  ['nothing', 'x', rows(9, () => 'NA'), 'allMissing', 'ignore'],
  ['a level per two rows', 'x', rows(400, (row) => `n${row % 250}`), 'manyLevels', 'ignore'],
  ['a few more levels', 'x', rows(400, (row) => `n${row % 60}`), 'manyLevels', 'feature'],
  ['over 1,000 levels', 'x', rows(9000, (row) => `n${row % 1001}`), 'manyLevels', 'feature'],
  ['mostly gaps', 'x', rows(90, (row) => (row % 3 ? '' : row % 2)), 'manyMissing', 'feature'],
  ['huge numbers', 'x', rows(9, (row) => `${row + 1}e200`), 'hugeNumbers', 'feature'],
])('a column with %s gives a warning and a role', (_what, name, texts, warning, role) => {
  expect(profileOf(texts, name)).toMatchObject({ warnings: [warning], role })
})

test.each([
  ['different incomes', 'income', rows(500, (row) => 20_000 + row * row * 3)],
  ['measurements that all differ', 'id', rows(500, (row) => row + 0.5)],
  ['twelve months', 'month', rows(12, (row) => row + 1)],
  ['a short list of words', 'city', rows(30, (row) => `n${row}`)],
  ['numbers paid', 'paid', rows(40, (row) => 1000 + row ** 2)],
  ['an id that returns', 'shop_id', rows(400, (row) => row % 200)],
])('%s are a feature without a warning', (_what, name, texts) => {
  expect(profileOf(texts, name)).toMatchObject({ warnings: [], role: 'feature' })
})

test('texts that hardly repeat in a small table are left out, with a word', () => {
  const names = rows(40, (row) => `n${row}`)
  expect(profileOf(names, 'name')).toMatchObject({ warnings: ['manyLevels'], role: 'ignore' })
})

test('a number beyond 1e300 counts as missing and is warned of', () => {
  const column = profileOf(['1', '1e301', '2'])
  expect(column).toMatchObject({ missing: 1, number: { max: 2 }, warnings: ['hugeNumbers'] })
})

test('unreadable records are counted, their cells missing', () => {
  const table: Table = { ...tableOfTexts([['x', ['1', '', '2']]]), unreadable: [1] }
  const read = profileTable(table, {}, ['raggedRows'])
  expect(read).toMatchObject({
    value: {
      profile: { rows: 3, skipped: 1, warnings: ['raggedRows'], columns: [{ missing: 1 }] },
    },
  })
})

test('the spread counts every present cell once, and the positive ones among them', () => {
  const columns = {
    y: rows(100, (row) => (row % 4 === 0 ? 'yes' : 'no')),
    number: rows(100, (row) => (row === 7 ? 'NA' : row / 3)),
    few: rows(100, (row) => row % 3),
    level: rows(100, (row) => (row % 10 === 9 ? '?' : `n${row % 10}`)),
    none: rows(100, () => ''),
  }
  const { table, profile } = profiled(columns)
  const spread = columnSpread(table, profile, 'y', 'yes')
  const bins = spread.map((column) => column.bins)
  expect(bins.map((of) => of.length)).toEqual([2, 20, 3, 7, 0])
  const sums = bins.map((of) => of.reduce((sum, bin) => sum + bin.count, 0))
  expect(sums).toEqual([100, 99, 100, 90, 0])
  expect(bins[0]).toEqual([
    { label: 'no', count: 75, positive: 0 },
    { label: 'yes', count: 25, positive: 25 },
  ])
  expect(bins[1]?.[19]).toMatchObject({ label: '31.35 … 33', count: 5 })
  expect(bins[2]?.map(({ label }) => label)).toEqual(['0', '1', '2'])
  expect(bins[3]?.at(-1)).toMatchObject({ label: '', count: 30 })
  const unasked = columnSpread(table, profile, 'y', undefined)
  expect(unasked[1]?.bins.every(({ positive }) => positive === 0)).toBe(true)
})

const shared = process.env['TERRARIUM_SHARED'] ?? path.resolve('../shared')
const there = existsSync(path.join(shared, 'data', 'tasks.json'))
test.skipIf(there)('the real tables, which are not here', ({ skip }) => {
  skip('no ../shared/data to profile')
})

/** The real files quote fields, but break no line within quotes. */
function realTable(file: string, delimiter: string): Table {
  const lines = readFileSync(path.join(shared, 'data', file), 'utf8')
    .trim()
    .split(/\r?\n/)
  const field = new RegExp(`(?:^|${delimiter})(?:"((?:[^"]|"")*)"|([^${delimiter}]*))`, 'g')
  const records = lines.map((line) =>
    Array.from(line.matchAll(field), ([, quoted, plain]) =>
      quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"'),
    ),
  )
  const [names = [], ...data] = records
  return tableOfTexts(names.map((name, k) => [name, data.map((record) => record[k] ?? '')]))
}

test.runIf(there).each([
  ['bank.csv', ';', 'y', 'binary', 'yes', []],
  ['bank-additional-full.csv', ';', 'y', 'binary', 'yes', []],
  ['online_shoppers_intention.csv', ',', 'Revenue', 'binary', 'TRUE', []],
  ['titanic.csv', ',', 'Survived', 'binary', '1', ['PassengerId', 'Name', 'Ticket', 'Cabin']],
  ['penguins.csv', ',', 'species', 'multiclass', undefined, []],
  ['iris.csv', ',', 'species', 'multiclass', undefined, []],
  ['housing.csv', ',', 'median_house_value', 'regression', undefined, []],
  ['Advertising.csv', ',', 'Sales', 'regression', undefined, ['']],
])('%s: target, task and inputs are what an analyst would take', (...expected) => {
  const [file, delimiter, target, task, positive, left] = expected
  const read = profileTable(realTable(file, delimiter))
  if (!read.ok) throw new Error(read.failure.code)
  const { profile } = read.value
  const { experiment } = suggestExperiment(profile)
  expect(experiment.target).toBe(target)
  const resolved = resolveExperiment(experiment, profile)
  if (!resolved.ok) throw new Error(resolved.failure.code)
  expect(resolved.value).toMatchObject({ task, positive })
  const out = resolved.value.columns.filter(({ role }) => role !== 'feature')
  expect(out.map(({ name }) => name)).toEqual(left)
})

test.runIf(there)(
  'auto-mpg: the names of the cars are left out, being nearly as many as the rows',
  () => {
    const read = profileTable(realTable('auto-mpg.csv', ','))
    const columns = read.ok ? read.value.profile.columns : []
    expect(columns.filter(({ role }) => role !== 'feature')).toMatchObject([
      { name: 'car name', distinct: 305, role: 'ignore', warnings: ['manyLevels'] },
    ])
  },
)
