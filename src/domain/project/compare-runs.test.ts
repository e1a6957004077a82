import { expect, test } from 'vitest'
import type { Experiment } from '../experiment.ts'
import { bestLoss, compareMetrics, compareSettings, lossesCompare } from './compare-runs.ts'
import { madeRun } from './fixtures/made-run.ts'

const withRate = (learningRate: number): Experiment => ({
  terrarium: 1,
  target: 'left',
  task: 'binary',
  training: { optimizer: { name: 'adam', learningRate } },
})

test('settings that differ are marked, those left to the same default are not', () => {
  const said = { ...withRate(0.001), threshold: 0.5 }
  const runs = [
    madeRun(1, { experiment: said }),
    madeRun(2, { experiment: { terrarium: 1, target: 'left', task: 'binary' } }),
    madeRun(3, { experiment: withRate(0.1) }),
  ]
  const differing = compareSettings(runs).filter(({ differs }) => differs)
  expect(differing).toEqual([
    {
      path: ['training', 'optimizer', 'learningRate'],
      values: [0.001, 0.001, 0.1],
      differs: true,
    },
  ])
})

test('a test part that nobody looked at gives no measure away', () => {
  const runs = [madeRun(1, { locked: true }), madeRun(2, { locked: false })]
  const metrics = compareMetrics(runs)
  expect(metrics.length).toBeGreaterThan(3)
  for (const { values, differs } of metrics) {
    expect(values[0]).toBe('locked')
    expect(values[1]).not.toBe('locked')
    expect(differs).toBe(false)
  }
  expect(compareMetrics([madeRun(1, { locked: true })])).toEqual([])
})

test('losses of another kind or another target are not to be compared', () => {
  const squared = { ...withRate(0.1), training: { loss: 'meanSquaredError' as const } }
  expect(lossesCompare([madeRun(1, {}), madeRun(2, { experiment: withRate(0.1) })])).toBe(true)
  expect(lossesCompare([madeRun(1, {}), madeRun(2, { experiment: squared })])).toBe(false)
})

test('the best loss is that of the best epoch, even where epochs in between are not kept', () => {
  const history = [1, 7, 9].map((epoch) => ({
    epoch,
    trainLoss: 1 / epoch,
    validationLoss: Math.abs(epoch - 7),
    seconds: 0.1,
  }))
  expect(bestLoss(madeRun(1, { history, bestEpoch: 7 }))).toBe(0)
  expect(bestLoss(madeRun(1, { history: [], bestEpoch: 0 }))).toBeUndefined()
})
