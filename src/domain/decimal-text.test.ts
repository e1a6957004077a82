import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decimalShape,
  decimalValue,
  markerShape,
  shapedText,
  SHAPE_EMPTY,
  SHAPE_EXCEPTION,
} from './decimal-text.ts'

test.each([
  ['0', 0],
  ['-5.2', -5.2],
  ['+7', 7],
  ['.5', 0.5],
  ['5.', 5],
  ['007', 7],
  ['1e3', 1000],
  ['1.5E-07', 1.5e-7],
  ['1e308', 1e308],
  ['0.1', 0.1],
  ['123456789012345678', 123456789012345680],
])('%s is a decimal number', (text, value) => {
  expect(decimalValue(text)).toBe(value)
})

test.each([
  ...[
    '',
    ' ',
    '-',
    '+',
    '.',
    '-.',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '1-2',
    '--1',
    '+-1',
    '1,000',
    '1 000',
  ],
  ...[
    '0x10',
    '0b1',
    '0o7',
    'Infinity',
    '-Infinity',
    'inf',
    'NaN',
    '1e400',
    '-1e400',
    '12%',
    '$5',
    '٣',
    '１',
  ],
])('"%s" is no decimal number', (text) => {
  expect(decimalValue(text)).toBeNaN()
})

test('reads every decimal number to the double that the language reads', () => {
  const digits = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789')),
    minLength: 1,
    maxLength: 22,
  })
  const exponent = fc.integer({ min: -30, max: 30 }).map((e) => `e${e}`)
  const decimal = fc
    .tuple(fc.constantFrom('', '-', '+'), digits, fc.option(digits), fc.option(exponent))
    .map(([sign, whole, part, power]) => sign + whole + (part ? `.${part}` : '') + (power ?? ''))
  fc.assert(
    fc.property(decimal, (text) => {
      const value = decimalValue(text)
      expect(value).toBe(Number(text))
      const shape = decimalShape(text, value)
      if (shape !== SHAPE_EXCEPTION) expect(shapedText(value, shape)).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ...[
    '0',
    '5',
    '-5',
    '123456',
    '1.5',
    '2.50',
    '-0.10',
    '100.00',
    '0.0',
    '0.000001',
    '0.0000001',
    '1e+21',
  ],
  ...['007', '01', '00', '02134', '1.5e-07', '1.000000000000000000e+00', '-2.5e+10', '1e+05'],
  ...[
    '0.30000000000000004',
    '0.10000000000000001',
    ' 7',
    ' 2.50',
    ' -3',
    ' 007',
    '9007199254740991',
  ],
])('"%s" needs no text beside its number', (text) => {
  const value = decimalValue(text.trim())
  const shape = decimalShape(text, value)
  expect(shape).toBeLessThan(SHAPE_EMPTY)
  expect(shapedText(value, shape)).toBe(text)
})

test.each(['+5', '.5', '5.', '1E3', '-0', '-0.0', '7 ', '  7', '\t7', '9007199254740993', '-007'])(
  '"%s" is kept beside its number',
  (text) => {
    expect(decimalShape(text, decimalValue(text.trim()))).toBe(SHAPE_EXCEPTION)
  },
)

test('texts that often mean "missing" have a shape of their own, with a space before them too', () => {
  for (const text of ['NA', 'NaN', 'null', '?', '-1', '0', ' NA', ' ?', '']) {
    expect(shapedText(Number.NaN, markerShape(text))).toBe(text)
  }
  expect(markerShape('nA')).toBe(SHAPE_EXCEPTION)
})
