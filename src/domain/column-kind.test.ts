import { describe, expect, test } from 'vitest'
import { ColumnBuilder } from './column-builder.ts'
import { inferKind, reinterpretColumn } from './column-kind.ts'
import { cellText, type Column, type ColumnKind } from './table.ts'

function columnOf(...texts: string[]): Column {
  const builder = new ColumnBuilder()
  for (const text of texts) builder.add(text)
  return { name: 'x', cells: builder.finish() }
}

function numbersOf(column: Column): number[] | undefined {
  return column.cells.storage === 'number' ? [...column.cells.values] : undefined
}

describe('the kind of a column', () => {
  test.each<[ColumnKind, string[]]>([
    ['number', ['1', '2.5', '', 'NA']],
    ['number', ['0', '1', '1']],
    ['number', ['007', '012']],
    ['number', ['', 'NA']],
    ['boolean', ['yes', 'No', '', '?']],
    ['category', ['yes', 'yes']],
    ['category', ['yes', 'no', '1']],
    ['category', ['1', '2', 'three']],
    ['category', ['2024-01-01', '2024-01-02']],
  ])('%s: %j', (kind, texts) => {
    expect(inferKind(columnOf(...texts))).toBe(kind)
  })

  test('depends on what is missing', () => {
    expect(inferKind(columnOf('1', 'unknown'), ['unknown'])).toBe('number')
    expect(inferKind(columnOf('yes', 'no', 'unknown'), ['unknown'])).toBe('boolean')
    expect(inferKind(columnOf('1', 'NA'), ['-1'])).toBe('category')
    expect(inferKind(columnOf('1', ''), ['-1'])).toBe('number')
  })
})

describe('a chosen kind', () => {
  test('numbers as categories keep their texts', () => {
    const column = columnOf('007', '7', '', '2.50')
    const read = reinterpretColumn(column, 'category')
    expect(read).toMatchObject({ ok: true, value: { cells: { storage: 'text' } } })
    if (!read.ok) return
    expect([0, 1, 2, 3].map((row) => cellText(read.value, row))).toEqual(['007', '7', '', '2.50'])
  })

  test('text whose only words are now missing becomes numbers', () => {
    const read = reinterpretColumn(columnOf('1', 'unknown', '3', 'NA'), 'number', ['unknown', 'na'])
    expect(read.ok && numbersOf(read.value)).toEqual([1, Number.NaN, 3, Number.NaN])
  })

  test('numbers named as missing become so, and still show their text', () => {
    const read = reinterpretColumn(columnOf('5', '-1', '7'), 'number', ['-1'])
    expect(read.ok && numbersOf(read.value)).toEqual([5, Number.NaN, 7])
    expect(read.ok && cellText(read.value, 1)).toBe('-1')
  })

  test('number says which cell is none', () => {
    expect(reinterpretColumn(columnOf('1', '', 'red', 'blue'), 'number')).toEqual({
      ok: false,
      failure: { code: 'notANumber', details: { target: 'x', value: 'red', row: 2 } },
    })
    expect(reinterpretColumn(columnOf('1', 'NA'), 'number', ['-1'])).toMatchObject({
      failure: { code: 'notANumber', details: { value: 'NA', row: 1 } },
    })
  })

  test('boolean takes two-valued words or any two texts, and names a third', () => {
    expect(reinterpretColumn(columnOf('Yes', 'y', 'NO', ''), 'boolean').ok).toBe(true)
    expect(reinterpretColumn(columnOf('0', '1', '1'), 'boolean').ok).toBe(true)
    expect(reinterpretColumn(columnOf('m', 'f', 'M'), 'boolean').ok).toBe(true)
    expect(reinterpretColumn(columnOf('a', 'b', 'a', 'c'), 'boolean')).toMatchObject({
      failure: { code: 'notBoolean', details: { column: 'x', value: 'c', row: 3 } },
    })
  })
})
