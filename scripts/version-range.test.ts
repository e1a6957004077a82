import { expect, test } from 'vitest'
import { isInRange } from './version-range.mjs'

test.each([
  ['1.2.3', '<1.2.4', true],
  ['1.2.4', '<1.2.4', false],
  ['1.10.0', '<1.9.0', false],
  ['2.0.0', '>=1.0.0 <2.0.0', false],
  ['0.4.9', '>=1.0.0 <2.0.0 || <0.5.0', true],
  ['4.4.2', '=4.4.2', true],
  ['4.4.2-beta.1', '<=4.4.2', true],
])('%s against %s: %s', (version, range, expected) => {
  expect(isInRange(version, range)).toBe(expected)
})

test.each(['^1.2.3', '1.2.3', '', '<1.2', '>=1.0.0 || oops'])(
  'a range that is not understood is an error and never "not affected": %s',
  (range) => {
    expect(() => isInRange('9.9.9', range)).toThrow(/range|version/)
  },
)
