import { expect, test } from 'vitest'
import { lossPitch } from './loss-pitch.ts'

test('a falling loss is a falling tone, by the same interval for the same factor', () => {
  const hz = [1, 0.1, 0.01].map((loss) => lossPitch(loss) ?? 0)
  const [first = 0, second = 0, third = 0] = hz
  expect(first).toBeGreaterThan(second)
  expect(first / second).toBeCloseTo(second / third, 10)
})

test('what is beyond three octaves sounds like their ends, and no number is silent', () => {
  expect(lossPitch(0)).toBeCloseTo(110)
  expect(lossPitch(1e9)).toBeCloseTo(880)
  expect(lossPitch(Infinity)).toBeCloseTo(880)
  expect(lossPitch(Number.NaN)).toBeUndefined()
})
