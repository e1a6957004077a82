import { expect, test } from 'vitest'
import { moneyFor } from './money.ts'

test('amounts are written to the cent, sums to three digits', () => {
  const { exact, rounded, short, symbol } = moneyFor('en', 'EUR')
  expect([4.5, 30, 0].map(exact)).toEqual(['€4.50', '€30', '€0'])
  expect([0.002, 0.5, 4.126].map(exact)).toEqual(['€0.002', '€0.50', '€4.13'])
  expect([163_412, 999.6, 12.4, -70_009, -0.2].map(rounded)).toEqual([
    '€163,000',
    '€1,000',
    '€12',
    '−\u2060€70,000',
    '€0',
  ])
  expect([163_412, -70_009, 0, 1_204_000].map((amount) => short(amount))).toEqual([
    '€163K',
    '−\u2060€70K',
    '€0',
    '€1.2M',
  ])
  expect(symbol).toBe('€')
})

test('Chinese writes amounts its own way', () => {
  const { exact, short, symbol } = moneyFor('zh-CN', 'CNY')
  expect(exact(4.5)).toBe('¥4.50')
  expect(short(163_412)).toBe('¥16.3万')
  expect(symbol).toBe('¥')
  expect([9_140, 12_812].map((amount) => short(amount))).toEqual(['¥9,140', '¥12,800'])
  expect([50_000, 150_000].map((amount) => short(amount, 150_000))).toEqual(['¥5万', '¥15万'])
})

test('yen and yuan never look the same', () => {
  for (const locale of ['en', 'zh-CN']) {
    expect(moneyFor(locale, 'CNY').exact(30)).not.toBe(moneyFor(locale, 'JPY').exact(30))
  }
})
