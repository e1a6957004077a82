import { expect, test } from 'vitest'
import type { ResolvedSchedule } from './experiment.ts'
import { DEFAULT_OPTIMIZERS } from './experiment-defaults.ts'
import { learningRateAt } from './learning-rate.ts'

const optimizer = { ...DEFAULT_OPTIMIZERS.sgd, learningRate: 0.1 }

/** Of the first step of each epoch of 4 steps. */
function ratesByEpoch(schedule: ResolvedSchedule, epochs: number, losses: number[] = []): number[] {
  return Array.from({ length: epochs }, (_, epoch) =>
    learningRateAt(
      { optimizer, schedule, epochs },
      { step: 4 * epoch, stepsPerEpoch: 4, validationLosses: losses.slice(0, epoch) },
    ),
  )
}

function expectClose(rates: readonly number[], expected: readonly number[]): void {
  expect(rates).toHaveLength(expected.length)
  expected.forEach((rate, i) => {
    expect(rates[i]).toBeCloseTo(rate, 12)
  })
}

test('constant stays', () => {
  expect(ratesByEpoch({ name: 'constant' }, 3)).toEqual([0.1, 0.1, 0.1])
})

test('step falls by a factor every so many epochs', () => {
  const rates = ratesByEpoch({ name: 'step', every: 2, factor: 0.5 }, 5)
  expect(rates).toEqual([0.1, 0.1, 0.05, 0.05, 0.025])
})

test('cosine rises in equal steps while warming up, then falls to 0', () => {
  const schedule = { name: 'cosine', warmUp: 1 } as const
  const rates = Array.from({ length: 12 }, (_, step) =>
    learningRateAt(
      { optimizer, schedule, epochs: 3 },
      { step, stepsPerEpoch: 4, validationLosses: [] },
    ),
  )
  expectClose(rates.slice(0, 5), [0.025, 0.05, 0.075, 0.1, 0.1])
  expect(rates[8]).toBeCloseTo(0.05, 12)
  expect(rates[11]).toBeCloseTo(0.05 * (1 + Math.cos((Math.PI * 7) / 8)), 12)
})

test('plateau falls when as many epochs in a row as it is patient brought nothing', () => {
  const losses = [5, 4, 4, 4.5, 3, 3, 3, 3, 3]
  const rates = ratesByEpoch({ name: 'plateau', patience: 2, factor: 0.1 }, 9, losses)
  expectClose(rates, [0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.001, 0.001])
})
