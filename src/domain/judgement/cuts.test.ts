import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trainedModel } from '../fixtures/trained-model.ts'
import { evaluate } from '../evaluate.ts'
import { binaryConfusion } from '../metrics/binary-metrics.ts'
import { cutMetrics } from '../metrics/cut-metrics.ts'
import { randomUniform } from '../random.ts'
import { bestCuts } from './best-cuts.ts'
import { judgePartCuts } from './part-cuts.ts'
import { modelWithThreshold } from './with-threshold.ts'

const rows = 400
const targets = Float64Array.from({ length: rows }, (_, row) =>
  randomUniform(1, 'sample', 0, row) < 0.3 ? 1 : 0,
)
const outputs = targets.map((is, row) => 0.1 + 0.3 * is + 0.5 * randomUniform(1, 'sample', 1, row))
const trainTargets = Float64Array.of(0, 0, 1)

const evaluateAt = (threshold: number) =>
  evaluate({ task: 'binary', targets, outputs, threshold, trainTargets }, () => Promise.resolve())

test('a model whose threshold was moved says what one that was trained with it would say', async () => {
  const base = trainedModel()
  const judged = async (threshold: number) => ({
    ...base,
    threshold,
    experiment: { ...base.experiment, ...(threshold !== 0.5 && { threshold }) },
    report: { ...base.report, evaluation: await evaluateAt(threshold) },
  })
  const parts = (threshold: number) =>
    judgePartCuts({ targets, outputs }, { targets, outputs }, trainTargets, threshold)
  const before = await judged(0.5)
  const moved = modelWithThreshold(before, parts(0.31))
  expect(moved).toEqual(await judged(0.31))
  expect(modelWithThreshold(moved, parts(0.5))).toEqual(before)
})

test('a part without rows is not judged', () => {
  const none = { targets: new Float64Array(0), outputs: new Float64Array(0) }
  const parts = judgePartCuts(none, { targets, outputs }, trainTargets, 0.5)
  expect(parts.validation).toBeNull()
  expect(parts.test).not.toBeNull()
})

const someRows = fc.array(
  fc.record({
    actual: fc.integer({ min: 0, max: 1 }),
    chance: fc.integer({ min: 0, max: 16 }).map((n) => n / 16),
  }),
  { minLength: 2, maxLength: 40 },
)

test('no threshold at all does better than the best ones', () => {
  fc.assert(
    fc.property(someRows, (list) => {
      const actual = Float64Array.from(list, (row) => row.actual)
      const chances = Float64Array.from(list, (row) => row.chance)
      const best = bestCuts(actual, chances)
      if (best === null) {
        expect(new Set(actual).size).toBe(1)
        return
      }
      const at = (threshold: number) => cutMetrics(binaryConfusion(actual, chances, threshold))
      for (const threshold of chances) {
        expect(at(best.f1).f1).toBeGreaterThanOrEqual(at(threshold).f1)
        expect(at(best.balancedAccuracy).balancedAccuracy).toBeGreaterThanOrEqual(
          at(threshold).balancedAccuracy,
        )
      }
    }),
  )
})

test('a best threshold has few digits where the scores leave room', () => {
  const best = bestCuts(Float64Array.of(0, 0, 1, 1), Float64Array.of(0.1, 0.21, 0.4137, 0.9))
  expect(best).toEqual({ f1: 0.31, balancedAccuracy: 0.31 })
})
