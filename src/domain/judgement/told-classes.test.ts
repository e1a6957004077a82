import { expect, test } from 'vitest'
import type { ClassJudgement } from './judgement.ts'
import { toldClasses } from './told-classes.ts'
import { wilsonInterval } from './wilson.ts'

const share = (value: number, interval: [number, number] = [value - 0.1, value + 0.1]) => ({
  value,
  interval,
})

function classOf(support: number, more: Partial<ClassJudgement> = {}): ClassJudgement {
  const measures = { precision: share(0.6), recall: share(0.5), f1: share(0.55) }
  return { support, ...measures, rocAuc: share(0.8), prAuc: share(0.7), ...more }
}

test('of a class with too few rows there is its number of rows, and no other', () => {
  const confusion = [
    [10, 5, 0],
    [4, 10, 0],
    [1, 2, 0],
  ]
  const [first, , third] = toldClasses(
    { rows: 32, classes: [15, 14, 3].map((n) => classOf(n)) },
    confusion,
  )
  expect(first?.recall).toEqual(share(0.5))
  expect(third).toEqual({
    ...{ support: 3, precision: null, recall: null, f1: null, rocAuc: null, prAuc: null },
  })
})

test('no error in a few rows is no certainty, and a class that is never answered has no precision', () => {
  const confusion = [
    [12, 0],
    [12, 0],
  ]
  const classes = [classOf(12, { recall: share(1, [1, 1]) }), classOf(12, { precision: share(0) })]
  const [always, never] = toldClasses({ rows: 24, classes }, confusion)
  expect(always?.recall).toEqual({ value: 1, interval: wilsonInterval(12, 12) })
  expect(never?.precision).toBeNull()
  expect(never?.recall).toEqual(share(0.5))
})
