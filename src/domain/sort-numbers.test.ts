import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortNumbers } from './sort-numbers.ts'

test('many numbers come out as the built-in sort leaves them', () => {
  const number = fc.double({ noNaN: true })
  fc.assert(
    fc.property(fc.array(number, { maxLength: 40 }), fc.boolean(), (numbers, onlyPositive) => {
      const many = Float64Array.from({ length: 5000 }, (_, i) => {
        const value = (numbers[i % (numbers.length + 1)] ?? 0) * (1 + (i % 7))
        return onlyPositive ? Math.abs(value) : value
      })
      const expected = many.slice().sort()
      sortNumbers(many)
      expect(many).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})

test('only a part of a buffer is sorted', () => {
  const all = Float64Array.from({ length: 10_000 }, (_, i) => 10_000 - i)
  sortNumbers(all.subarray(2000, 8000))
  expect([all[1999], all[2000], all[7999], all[8000]]).toEqual([8001, 2001, 8000, 2000])
})
