import { expect, test } from 'vitest'
import { evaluate, type EvaluationInput } from './evaluate.ts'

const evaluateNow = (input: EvaluationInput) => evaluate(input, () => Promise.resolve())
const numbers = (...list: number[]) => Float64Array.from(list)

test('the binary baseline answers with the share of positive training rows', async () => {
  const evaluation = await evaluateNow({
    task: 'binary',
    targets: numbers(1, 0, 0, 1),
    outputs: numbers(0.9, 0.2, 0.6, 0.4),
    threshold: 0.5,
    trainTargets: numbers(1, 0, 0, 0),
  })
  if (evaluation.task !== 'binary') throw new Error('binary')
  expect(evaluation.confusion).toEqual({
    truePositive: 1,
    falsePositive: 1,
    trueNegative: 1,
    falseNegative: 1,
  })
  expect(evaluation.metrics.rocAuc).toBe(3 / 4)
  const { baseline } = evaluation
  expect(new Set(Object.values(evaluation.intervals))).toEqual(new Set([null]))
  expect(baseline).toMatchObject({ accuracy: 0.5, rocAuc: 0.5, prAuc: 0.5, f1: 0 })
  expect(baseline.logLoss).toBeCloseTo(-(Math.log(0.25) + Math.log(0.75)) / 2, 14)
  expect(baseline.brier).toBeCloseTo((0.75 ** 2 + 0.25 ** 2) / 2, 14)
})

test('a chance at the threshold answers positive', async () => {
  const evaluation = await evaluateNow({
    task: 'binary',
    targets: numbers(1, 0),
    outputs: numbers(0.3, 0.29),
    threshold: 0.3,
    trainTargets: numbers(1, 0),
  })
  expect(evaluation).toMatchObject({ threshold: 0.3, metrics: { accuracy: 1 } })
})

test('the multiclass baseline answers with the training shares, so with the largest class', async () => {
  const evaluation = await evaluateNow({
    task: 'multiclass',
    targets: numbers(2, 1, 0),
    outputs: numbers(0.1, 0.2, 0.7, 0.3, 0.4, 0.3, 0.2, 0.5, 0.3),
    threshold: 0.5,
    trainTargets: numbers(1, 1, 2, 0),
  })
  if (evaluation.task !== 'multiclass') throw new Error('multiclass')
  expect(evaluation.confusion).toEqual([
    [0, 1, 0],
    [0, 1, 0],
    [0, 0, 1],
  ])
  expect(evaluation.metrics.accuracy).toBeCloseTo(2 / 3, 14)
  expect(evaluation.baseline.accuracy).toBeCloseTo(1 / 3, 14)
  expect(evaluation.baseline.logLoss).toBeCloseTo(-Math.log(0.25 * 0.5 * 0.25) / 3, 14)
})

test('the regression baseline answers with the training mean; the plot gets at most 1,000 rows', async () => {
  const targets = Float64Array.from({ length: 3000 }, (_, row) => row)
  const outputs = targets.map((target) => target + 1)
  const input = { task: 'regression', targets, outputs, threshold: 0.5 } as const
  const evaluation = await evaluateNow({ ...input, trainTargets: numbers(1000, 2000) })
  if (evaluation.task !== 'regression') throw new Error('regression')
  expect(evaluation.metrics).toMatchObject({ rmse: 1, mae: 1 })
  const errors = [...targets].map((target) => (target - 1500) ** 2)
  const rmse = Math.sqrt(errors.reduce((a, b) => a + b) / errors.length)
  expect(evaluation.baseline.rmse).toBeCloseTo(rmse, 9)
  const { rmse: always1, r2 } = evaluation.intervals
  expect(always1).toEqual([1, 1])
  expect(r2?.[0]).toBeLessThan(evaluation.metrics.r2 ?? 0)
  const { actual, predicted } = evaluation.sample
  expect(actual).toHaveLength(1000)
  expect(predicted).toEqual(actual.map((value) => value + 1))
  expect(await evaluateNow({ ...input, trainTargets: numbers(1000, 2000) })).toEqual(evaluation)
})
