import { expect, test } from 'vitest'
import { randomUniform } from '../random.ts'
import { codeNumbers } from './coded-column.ts'
import { timeDrift } from './time-drift.ts'

const ROWS = 1000
const DAY = 86_400_000
const draw = (row: number, salt: number) => randomUniform(1, 'sample', salt, row)
const numbers = (value: (row: number) => number) =>
  codeNumbers(Float64Array.from({ length: ROWS }, (_, row) => value(row)))
const days = numbers((row) => DAY * Math.floor(ROWS * draw(row, 1)))
const day = (row: number) => Math.floor(ROWS * draw(row, 1))
const answers = (chance: (row: number) => number) => ({
  codes: Int32Array.from({ length: ROWS }, (_, row) => (draw(row, 2) < chance(row) ? 1 : 0)),
  distinct: 2,
})

test('an answer that grows more frequent is told with its share at both ends', () => {
  const found = timeDrift(
    3,
    days,
    answers((row) => (day(row) < 500 ? 0.1 : 0.4)),
  )
  expect(found?.index).toBe(3)
  expect(found?.oldest).toBeCloseTo(0.1, 1)
  expect(found?.newest).toBeCloseTo(0.4, 1)
  expect(found?.until).toBeLessThan(250 * DAY)
  expect(found?.from).toBeGreaterThan(750 * DAY)
})

test('chance is no drift, nor is a difference that does not matter', () => {
  const still = answers(() => 0.3)
  expect(timeDrift(0, days, still)).toBeUndefined()
  const slight = numbers((row) => 1000 * draw(row, 3) + day(row) / 50)
  expect(timeDrift(0, days, slight)).toBeUndefined()
})

test('a number that grows drifts', () => {
  const sales = numbers((row) => 100 * draw(row, 4) + day(row))
  expect(timeDrift(0, days, sales)?.newest).toBeGreaterThan(900)
})

test('with a handful of times nothing is said', () => {
  const one = numbers(() => 5 * DAY)
  expect(
    timeDrift(
      0,
      one,
      answers(() => 0.5),
    ),
  ).toBeUndefined()
})
