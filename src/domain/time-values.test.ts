import { expect, test } from 'vitest'
import { tableOfTexts } from './golden/table-of-texts.ts'
import { MISSING_MARKERS } from './table.ts'
import { dateValue, timeReader } from './time-values.ts'

test.each([
  ['2024-01-31', '2024-01-31T00:00:00Z'],
  ['2024/1/31', '2024-01-31T00:00:00Z'],
  ['2024.1.31', '2024-01-31T00:00:00Z'],
  [' 2024-02 ', '2024-02-01T00:00:00Z'],
  ['2024-01-31T10:20:30Z', '2024-01-31T10:20:30Z'],
  ['2024-01-31 10:20', '2024-01-31T10:20:00Z'],
  ['2024-01-31T10:20:30.25+08:00', '2024-01-31T02:20:30.250Z'],
  ['2024-01-31T10:20:30-0530', '2024-01-31T15:50:30Z'],
  ['0099-12-31', '0099-12-31T00:00:00Z'],
])('%s is a time', (text, iso) => {
  expect(dateValue(text)).toBe(Date.parse(iso))
})

test.each(['', '2024', '2024.5', '2024-13-01', '2023-02-29', '31.01.2024', '2024-01/31', 'soon'])(
  '%j is no date',
  (text) => {
    expect(dateValue(text)).toBeNaN()
  },
)

function times(texts: string[]): number[] {
  const column = tableOfTexts([['t', texts]]).columns[0]
  if (!column) throw new Error('no column')
  return texts.map((_, row) => timeReader(column, MISSING_MARKERS)(row))
}

test('a column of numbers is in the order of its numbers', () => {
  expect(times(['3', '1.5', 'NA'])).toEqual([3, 1.5, Number.NaN])
  expect(times(['3', '1.5', 'later'])).toEqual([3, 1.5, Number.NaN])
})

test('among dates a number is no time', () => {
  expect(times(['2024-01-01', '7', 'NA'])).toEqual([Date.UTC(2024, 0, 1), Number.NaN, Number.NaN])
})
