import { describe, expect, test } from 'vitest'
import { findNumberFormat, formattedText, formattedValue } from './number-format.ts'

describe('how numbers are written is found out', () => {
  test.each<[string, string[], string, string, boolean]>([
    ['several commas', ['1,234,567', '12'], 'point', '', true],
    ['points and a comma', ['1.234.567,89', '12'], 'comma', '', true],
    ['a space and a comma', ['1 234,5', '7,25'], 'comma', '', true],
    ['an apostrophe', ["1'234.5", '12.25'], 'point', '', true],
    ['decimals that are not three', ['1,5', '1,234'], 'comma', '', true],
    ['a leading zero', ['0,125', '1,234'], 'comma', '', true],
    ['three digits behind each comma', ['1,234', '5,678'], 'point', '', false],
    ['percent', ['12.5%', '7 %', '0'], 'point', '%', true],
    ['money before', ['€1.234,50', '-€3,00', '12'], 'comma', '€', true],
    ['money behind', ['12 CHF', '15.50 CHF'], 'point', 'CHF', true],
    ['three digits behind each point, money', ['1.234 €', '2.500 €'], 'comma', '€', false],
    ['three digits behind each point, weight', ['1.234 kg', '2.500 kg'], 'point', 'kg', false],
    ['years of age', ['35岁', '41岁'], 'point', '岁', true],
    ['accounting', ['(1,234.50)', '2,000.00'], 'point', '', true],
    ['ten thousands', ['3.5万', '1.2亿', '8000'], 'point', '', true],
    ['India', ['1,23,456', '12,34,567.5'], 'point', '', true],
  ])('%s', (_, texts, decimal, unit, certain) => {
    expect(findNumberFormat(texts)).toMatchObject({ decimal, unit, certain })
  })

  test.each([
    ['words', ['1,5', 'many']],
    ['two units', ['5 kg', '300 g']],
    ['a unit that some lack', ['5 kg', '300']],
    ['unknown units', ['C85', '12B']],
    ['dates', ['01.02.2024', '03.04.2024']],
    ['telephone numbers', ['555 123 456', '555 987 654']],
    ['lists', ['1,2,3', '4,5,6']],
    ['ranges', ['10-20', '20-30']],
    ['both marks in turn', ['1.234,5', '1,234.5']],
    ['nothing', []],
  ])('%s are no numbers', (_, texts) => {
    expect(findNumberFormat(texts)).toBeUndefined()
  })

  test('other columns decide what this one leaves open', () => {
    const texts = ['1,234', '5,678']
    expect(findNumberFormat(texts, { hint: 'comma' })).toMatchObject({
      decimal: 'comma',
      example: { text: '1,234', value: 1.234 },
    })
    expect(findNumberFormat(['1,2', '3'], { hint: 'point' })?.decimal).toBe('comma')
  })

  test('where a person says that all are numbers some may lack the unit', () => {
    expect(findNumberFormat(['5 kg', '300'], { lenient: true })).toMatchObject({ unit: 'kg' })
  })
})

describe('a number in a format', () => {
  const point = { decimal: 'point', unit: '' } as const
  const comma = { decimal: 'comma', unit: '' } as const
  test.each([
    ['1,234,567', point, 1_234_567],
    ['1.234.567,89', comma, 1_234_567.89],
    ['1 234,5', comma, 1234.5],
    ['1\u202f234,5', comma, 1234.5],
    ["1'234.5", point, 1234.5],
    ['1’234.5', point, 1234.5],
    ['(1,234)', point, -1234],
    ['1,234-', point, -1234],
    ['+5,5', comma, 5.5],
    ['−5', point, -5],
    ['１２３．５', point, 123.5],
    ['3.5万', point, 35_000],
    ['1.15万', point, 11_500],
    ['1.2亿', point, 120_000_000],
    ['12.5%', { decimal: 'point', unit: '%' }, 12.5],
    ['￥1,200', { decimal: 'point', unit: '¥' }, 1200],
    ['-$5.50', { decimal: 'point', unit: '$' }, -5.5],
    ['$-5.50', { decimal: 'point', unit: '$' }, -5.5],
    ['3.5万元', { decimal: 'point', unit: '元' }, 35_000],
    ['20 ㎡', { decimal: 'point', unit: 'm2' }, 20],
    ['7 KG', { decimal: 'point', unit: 'kg' }, 7],
    ['7', { decimal: 'point', unit: 'kg' }, 7],
    ['1e3', point, 1000],
  ] as const)('%s', (text, format, value) => {
    expect(formattedValue(text, format)).toBe(value)
  })

  test.each([
    ['12.5', comma],
    ['1,23', point],
    ['7 m', { decimal: 'point', unit: 'kg' }],
    ['(5', point],
    ['-5-', point],
    ['', point],
    ['kg', { decimal: 'point', unit: 'kg' }],
    ['1,234', undefined],
  ] as const)('%s is none', (text, format) => {
    expect(formattedValue(text, format)).toBeNaN()
  })

  test('is typed with its own decimal mark', () => {
    expect(formattedText(12.5, comma)).toBe('12,5')
    expect(formattedText(12.5, point)).toBe('12.5')
    expect(formattedText(12.5, undefined)).toBe('12.5')
  })
})
