import { expect, test } from 'vitest'
import { moneyFor } from './money.ts'

test('amounts are written to the cent, sums to three digits', () => {
  const { exact, rounded, short, symbol } = moneyFor('en', 'EUR')
  expect([4.5, 30, 0].map(exact)).toEqual(['€4.50', '€30', '€0'])
  expect([163_412, 999.6, 12.4, -70_009, -0.2].map(rounded)).toEqual([
    '€163,000',
    '€1,000',
    '€12',
    '−€70,000',
    '€0',
  ])
  expect([163_412, -70_009, 0, 1_204_000].map(short)).toEqual(['€163K', '−€70K', '€0', '€1.2M'])
  expect(symbol).toBe('€')
})

test('Chinese writes amounts its own way', () => {
  const { exact, short, symbol } = moneyFor('zh-CN', 'CNY')
  expect(exact(4.5)).toBe('¥4.50')
  expect(short(163_412)).toBe('¥16.3万')
  expect(symbol).toBe('¥')
})
