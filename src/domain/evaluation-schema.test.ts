import * as v from 'valibot'
import { expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import { evaluationSchema } from './evaluation-schema.ts'

const rows = Array.from({ length: 30 }, (_, row) => row)

test.each(['binary', 'multiclass', 'regression'] as const)(
  'a %s evaluation survives being written and read',
  async (task) => {
    const evaluation = await evaluate(
      {
        task,
        targets: Float64Array.from(rows, (row) => (task === 'regression' ? row : row % 2)),
        outputs: Float64Array.from(task === 'multiclass' ? [...rows, ...rows] : rows, (row) =>
          task === 'regression' ? row + 1 : (row % 7) / 7,
        ),
        threshold: 0.5,
        trainTargets: Float64Array.of(0, 1, 1),
      },
      () => Promise.resolve(),
    )
    const written: unknown = JSON.parse(JSON.stringify(evaluation))
    expect(v.parse(evaluationSchema, written)).toEqual(evaluation)
  },
)

test('an interval must be there for every metric, and begin below its end', () => {
  const regression = (intervals: object) => ({
    task: 'regression',
    rows: 30,
    metrics: { rmse: 1, mae: 1, r2: 0.5 },
    intervals,
    baseline: { rmse: 2, mae: 2, r2: 0 },
    sample: { actual: [], predicted: [] },
  })
  const whole = { rmse: [1, 2], mae: [1, 1], r2: null }
  expect(v.is(evaluationSchema, regression(whole))).toBe(true)
  expect(v.is(evaluationSchema, regression({ ...whole, rmse: [2, 1] }))).toBe(false)
  expect(v.is(evaluationSchema, regression({ ...whole, rmse: [1, null] }))).toBe(false)
  expect(v.is(evaluationSchema, regression({ rmse: [1, 2], mae: null }))).toBe(false)
  expect(v.is(evaluationSchema, regression({ ...whole, f1: null }))).toBe(false)
})
