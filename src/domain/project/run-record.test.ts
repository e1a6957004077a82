import { expect, test } from 'vitest'
import type { EpochRecord } from '../training.ts'
import { begunRun, MOST_KEPT_EPOCHS, runAfter } from './run-record.ts'

const RECORD = begunRun(
  {
    id: 'r',
    project: 'p',
    number: 1,
    experiment: { terrarium: 1, target: 'y' },
    file: 'a.csv',
    startedAt: 1,
  },
  {
    type: 'started',
    engine: { name: 'wasm', backend: 'wasm', adapter: null, reason: 'measured' },
    parameters: 9,
    inputs: 2,
    stepsPerEpoch: 3,
    rows: { train: 6, validation: 2, test: 2 },
    baselineLoss: 1,
    history: [],
  },
)

const epoch = (number: number, validationLoss: number): EpochRecord => ({
  epoch: number,
  trainLoss: 0,
  validationLoss,
  seconds: 0.5,
})

test('a long history is thinned, with the first, the best and the last epoch in it', () => {
  const history = Array.from({ length: 7001 }, (_, i) => epoch(i + 1, Math.abs(i - 4321)))
  const { history: kept, epochs, bestEpoch, seconds } = runAfter(RECORD, history)
  expect(kept.length).toBeLessThanOrEqual(MOST_KEPT_EPOCHS)
  expect(kept.length).toBeGreaterThan(MOST_KEPT_EPOCHS / 2)
  expect({ epochs, bestEpoch, seconds }).toEqual({ epochs: 7001, bestEpoch: 4322, seconds: 3500.5 })
  const numbers = kept.map((record) => record.epoch)
  for (const one of [1, 4322, 7001]) expect(numbers).toContain(one)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
})

test('of equal epochs the first is the best, and none is before the first', () => {
  expect(RECORD.bestEpoch).toBe(0)
  expect(runAfter(RECORD, [epoch(1, 2), epoch(2, 1), epoch(3, 1)]).bestEpoch).toBe(2)
})
