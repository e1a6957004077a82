import { expect, test } from 'vitest'
import { formatFor } from './format.ts'

const en = formatFor('en')

test.each([
  [0.35712, '0.3571'],
  [12.3456, '12.35'],
  [0.05239, '0.05239'],
  [162_523.4, '162,523'],
  [0, '0'],
  [1e9, '1,000,000,000'],
  [1_700_000_000_000, '1,700,000,000,000'],
  [2.5e15, '2.50e+15'],
  [0.00001234, '1.23e-5'],
  [Number.NaN, '–'],
  [Number.POSITIVE_INFINITY, '–'],
])('%d is shown as %s', (value, shown) => {
  expect(en.number(value)).toBe(shown)
})

test.each([
  [-1.2e-6, '0'],
  [-0.0317, '−0.032'],
  [0.85049, '0.85'],
])('a score of %d is %s: no exponent, and no minus before nothing', (value, shown) => {
  expect(en.decimals(value, 3)).toBe(shown)
})

test('durations use the unit that a person would', () => {
  expect(en.duration(0.34)).toBe('340 ms')
  expect(en.duration(3.42)).toBe('3.4 s')
  expect(en.duration(42)).toBe('42 s')
  expect(en.duration(600)).toBe('10 min')
  expect(en.duration(7200)).toBe('2.0 h')
})

test.each([
  [0.5, '50'],
  [0.40816, '40.8'],
  [0.05441, '5.44'],
  [0.00034, '0.034'],
  [1, '100'],
])('a cut at %d is %s of 100', (share, shown) => {
  expect(en.cut(share)).toBe(shown)
})

test.each([
  [0.391, '39'],
  [0.0042, '0.4'],
  [0.9961, '99.6'],
])('a chance of %d is %s of 100', (share, shown) => {
  expect(en.chances(share)).toBe(shown)
})

test('below 0 stands a minus, not a hyphen', () => {
  for (const format of [en, formatFor('zh-CN')]) {
    expect(format.number(-1161)).toBe('−1,161')
    expect(format.count(-3)).toBe('−3')
    expect(format.percent(-0.25)).toBe('−25%')
  }
})
