import { expect, test } from 'vitest'
import { bestRecord, patienceStart } from './early-stopping.ts'

const historyOf = (...losses: number[]) =>
  losses.map((validationLoss, i) => ({ epoch: i + 1, trainLoss: 1, validationLoss, seconds: 1 }))

test('an equal loss is no improvement', () => {
  expect(bestRecord(historyOf(3, 2, 2, 2))?.epoch).toBe(2)
})

test('nothing is best before the first epoch', () => {
  expect(bestRecord([])).toBeUndefined()
})

test('patience counts on from the best epoch of an interrupted run', () => {
  expect(patienceStart(historyOf(3, 1, 2, 2), 3)).toBe(2)
})

test('patience counts anew where the earlier run had run out of it', () => {
  expect(patienceStart(historyOf(3, 1, 2, 2, 2), 3)).toBe(5)
})
