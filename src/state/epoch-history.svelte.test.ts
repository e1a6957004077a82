import { expect, test } from 'vitest'
import { EpochHistory } from './epoch-history.svelte.ts'

const record = (epoch: number, validationLoss = 1 / epoch) => ({
  epoch,
  trainLoss: 1 / epoch,
  validationLoss,
  seconds: 0.01,
})

test('an epoch that is learnt again takes the place of the one before and of all that followed', () => {
  const history = new EpochHistory()
  history.add([1, 2, 3, 4].map((epoch) => record(epoch)))
  history.add([record(2, 9)])
  expect(history.records.map(({ epoch, validationLoss }) => [epoch, validationLoss])).toEqual([
    [1, 1],
    [2, 9],
  ])
  expect(history.length).toBe(2)
})

test('an epoch more does not copy those before it', () => {
  const history = new EpochHistory()
  history.add([record(1)])
  const { records } = history
  history.add([record(2)])
  expect(history.records).toBe(records)
  expect(records).toHaveLength(2)
})
