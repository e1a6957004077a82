import { expect, test } from 'vitest'
import { enginePlan } from './check/made-up-plan.ts'
import { trialPlan } from './trial-plan.ts'

test('a small plan is tried out whole, batch by batch as it is', () => {
  const plan = enginePlan({ rows: 70, batchSize: 32 })
  const trial = trialPlan(plan)
  expect(trial.scale).toBe(1)
  expect(trial.plan.batchSize).toBe(32)
  expect(trial.plan.train.features.rows).toBe(70)
})

test('of a long table only the first batches are taken', () => {
  const trial = trialPlan(enginePlan({ rows: 100_000, batchSize: 32 }))
  expect(trial.plan.train.features.rows).toBe(256 * 32)
  expect(trial.plan.train.targets).toHaveLength(256 * 32)
  expect(trial.plan.train.weights).toHaveLength(256 * 32)
})

test('a batch too large to be tried out is cut, and the figure scaled to the whole', () => {
  const plan = enginePlan({ rows: 60_000, batchSize: 60_000, hidden: [128, 128], numbers: 50 })
  const trial = trialPlan(plan)
  expect(trial.plan.batchSize).toBeLessThan(60_000)
  expect(trial.plan.train.features.rows).toBe(trial.plan.batchSize)
  expect(trial.scale * trial.plan.batchSize).toBeCloseTo(60_000, 6)
  expect(trial.stepWork).toBeLessThan(1.1e9)
})

test('a category counts as one number, however many levels it has', () => {
  const wide = trialPlan(enginePlan({ numbers: 1, levels: [500], rows: 64, batchSize: 64 }))
  const narrow = trialPlan(enginePlan({ numbers: 2, rows: 64, batchSize: 64 }))
  const updates = 10 * 499 * 8
  expect(wide.stepWork).toBe(narrow.stepWork + updates)
})
