import { expect, test } from 'vitest'
import type { DateFormat } from './date-format.ts'
import { tableOfTexts } from './golden/table-of-texts.ts'
import { MISSING_MARKERS } from './table.ts'
import { isDate, timeOrderReader } from './time-order.ts'

test.each([
  ...['2024-01-31', '2024/1/31', '2024.1.31', ' 2024-02 ', '2024-01-31T10:20:30Z'],
  ...['2024-01-31 10:20', '31.01.2024', '01/31/2024', '2 Jan 2024', '2024年1月2日'],
])('%s is a date', (text) => {
  expect(isDate(text)).toBe(true)
})

test.each(['', '2024', '2024.5', '20240131', '2024-13-01', '2023-02-29', '2024-01/31', 'soon'])(
  '%j is none',
  (text) => {
    expect(isDate(text)).toBe(false)
  },
)

function times(texts: string[], format?: DateFormat): number[] {
  const column = tableOfTexts([['t', texts]]).columns[0]
  if (!column) throw new Error('no column')
  return texts.map((_, row) => timeOrderReader(column, MISSING_MARKERS, format)(row))
}

test('a column of numbers is in the order of its numbers', () => {
  expect(times(['3', '1.5', 'NA'])).toEqual([3, 1.5, Number.NaN])
  expect(times(['3', '1.5', 'later'])).toEqual([3, 1.5, Number.NaN])
})

test('among dates a number is no time', () => {
  const dates = ['2024-01-01', '7', '2024.5', 'NA']
  expect(times(dates)).toEqual([Date.UTC(2024, 0, 1), Number.NaN, Number.NaN, Number.NaN])
})

test('the order of day and month is that of the column, or found in what is a date', () => {
  const march = Date.UTC(2024, 2, 2)
  expect(times(['02/03/2024', '13/03/2024', 'later'])[0]).toBe(march)
  expect(times(['02/03/2024', '03/13/2024', 'later'])[0]).toBe(Date.UTC(2024, 1, 3))
  expect(times(['02/03/2024', 'later'], 'dmy')[0]).toBe(march)
})
