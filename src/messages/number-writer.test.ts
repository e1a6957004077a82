import { expect, test } from 'vitest'
import { formatFor } from './format.ts'
import { numberWriter } from './number-writer.ts'

const format = formatFor('en')

test('years are written without a separator', () => {
  const write = numberWriter(format, { min: 1952, max: 2006 })
  expect([1952, 1977.4, 1977.4].map((value, i) => write(value, 4 + i))).toEqual([
    '1952',
    '1977.4',
    '1977.4',
  ])
  expect(write(12.3456)).toBe('12.35')
})

test('amounts keep their separators', () => {
  expect(numberWriter(format, { min: 12, max: 2006 })(1977)).toBe('1,977')
  expect(numberWriter(format, { min: 1900.5, max: 2006 })(1977)).toBe('1,977')
})
