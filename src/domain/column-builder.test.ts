import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ColumnBuilder } from './column-builder.ts'
import { cellText, type Column } from './table.ts'

function columnOf(texts: readonly string[], markers?: readonly string[]): Column {
  const builder = new ColumnBuilder(markers)
  for (const text of texts) builder.add(text)
  return { name: 'x', cells: builder.finish() }
}

function textsOf(column: Column, rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => cellText(column, row))
}

test('a column of decimal numbers and missing cells becomes numbers, and keeps its texts', () => {
  const texts = ['1', '2.50', '', 'NA', ' 7', '+3', '007', 'n/A', '1e3', '9007199254740993']
  const column = columnOf(texts)
  expect(column.cells.storage).toBe('number')
  if (column.cells.storage !== 'number') return
  const nan = Number.NaN
  expect([...column.cells.values]).toEqual([1, 2.5, nan, nan, 7, 3, 7, nan, 1000, 2 ** 53])
  expect(textsOf(column, texts.length)).toEqual(texts)
})

test('the first other cell turns the column into text, the cells before it included', () => {
  const texts = ['1', '2.50', '', 'NA', '+3', 'red', '4', 'red']
  const column = columnOf(texts)
  expect(column.cells).toMatchObject({
    storage: 'text',
    dictionary: ['1', '2.50', '', 'NA', '+3', 'red', '4'],
  })
  expect(textsOf(column, texts.length)).toEqual(texts)
})

test('a number too large for a double makes the column text, one that just fits does not', () => {
  expect(columnOf(['1', '1e400']).cells.storage).toBe('text')
  expect(columnOf(['1', '1e308']).cells.storage).toBe('number')
})

test('markers of its own: the cells they name are missing, those they do not name are not', () => {
  const column = columnOf(['5', '-1', '-1.0', 'unknown'], ['-1', 'unknown'])
  expect(column.cells.storage === 'number' && [...column.cells.values]).toEqual([
    5,
    Number.NaN,
    -1,
    Number.NaN,
  ])
  expect(textsOf(column, 4)).toEqual(['5', '-1', '-1.0', 'unknown'])
  expect(columnOf(['5', 'NA'], ['-1']).cells.storage).toBe('text')
})

test('any texts come back exactly as they were', () => {
  const numeric = fc.oneof(
    fc.double().map(String),
    fc.integer().map(String),
    fc.constantFrom('', 'NA', 'null', '?', ' 1', '1 ', '-0', '00', '1e5', '.5', '+1', '2.500'),
  )
  const anyTexts = fc.oneof(fc.array(numeric), fc.array(fc.oneof(numeric, fc.string())))
  fc.assert(
    fc.property(anyTexts, (texts) => {
      expect(textsOf(columnOf(texts), texts.length)).toEqual(texts)
    }),
  )
})
