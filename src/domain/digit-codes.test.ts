import { expect, test } from 'vitest'
import { ColumnBuilder } from './column-builder.ts'
import { digitCode } from './digit-codes.ts'
import type { ColumnChoice } from './experiment.ts'
import { profileTable } from './profile-table.ts'
import { cellText, type Column } from './table.ts'

function columnOf(name: string, texts: readonly string[]): Column {
  const builder = new ColumnBuilder()
  for (const text of texts) builder.add(text)
  return { name, cells: builder.finish() }
}

test.each([
  ['postcodes', 'where', ['01067', '80331', '', '01099']],
  ['telephone numbers', 'x', ['0171234567', '08912345', '49171234567']],
  ['a name that says so', 'area code', ['030', '89', '7']],
  ['a Chinese name', '区号', ['010', '21']],
])('leading zeros are kept: %s', (_, name, texts) => {
  expect(digitCode(columnOf(name, texts))).toBe('leadingZeros')
})

test.each([
  ['hours', 'hour', ['07', '12', '00']],
  ['no zeros', 'amount', ['80331', '10115']],
  ['postcodes with decimals', 'zip', ['80331.5', '10115']],
  ['counts of postcodes', 'zip', ['3', '7', '12']],
  ['decimals', 'x', ['0001.5', '0002.5', '0003']],
  ['a single huge number', 'x', ['5', '7', '90071992547409931']],
  ['hotels', 'hotels', ['007', '12']],
])('%s are numbers', (_, name, texts) => {
  expect(digitCode(columnOf(name, texts))).toBeUndefined()
})

test.each(['zip', 'Postleitzahl', 'postalCode', '邮编'])(
  'postcodes are known by name: %s',
  (name) => {
    expect(digitCode(columnOf(name, ['80331', '', '10115', '0']))).toBe('postcode')
  },
)

test('whole numbers beyond 2^53 keep every digit, and unlike ones are an id', () => {
  const texts = Array.from({ length: 30 }, (_, i) => `9007199254740${String(993 + 3 * i)}7`)
  const table = { rows: 30, unreadable: [], columns: [columnOf('key', texts)] }
  const profiled = profileTable(table)
  if (!profiled.ok) throw new Error(profiled.failure.code)
  const { profile } = profiled.value
  expect(profile.columns[0]).toMatchObject({
    kind: 'category',
    role: 'id',
    distinct: 30,
    warnings: ['idLike', 'exactDigits'],
  })
  const [column] = profiled.value.table.columns
  expect(column && texts.map((_, row) => cellText(column, row))).toEqual(texts)
})

test('postcodes are categories that are inputs, unless a person wants numbers', () => {
  const texts = Array.from({ length: 60 }, (_, i) => `0106${String(i % 5)}`)
  const table = { rows: 60, unreadable: [], columns: [columnOf('plz', texts)] }
  const profileOf = (choice: ColumnChoice) => {
    const profiled = profileTable(table, { plz: choice })
    return profiled.ok ? profiled.value.profile.columns[0] : undefined
  }
  expect(profileOf({})).toMatchObject({
    kind: 'category',
    role: 'feature',
    warnings: ['leadingZeros'],
    levels: [{ text: '01060', count: 12 }, {}, {}, {}, {}],
  })
  expect(profileOf({ kind: 'number' })).toMatchObject({ kind: 'number', warnings: [] })
})
