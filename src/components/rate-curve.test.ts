import { expect, test } from 'vitest'
import { DEFAULT_OPTIMIZERS, DEFAULT_SCHEDULES } from '../domain/experiment-defaults.ts'
import { rateCurve } from './rate-curve.ts'

const optimizer = DEFAULT_OPTIMIZERS.adam

test('the picture of a long run begins and ends with it', () => {
  const training = { optimizer, schedule: DEFAULT_SCHEDULES.cosine, epochs: 1000 }
  const points = rateCurve(training, 500)
  expect(points.length).toBeLessThan(500)
  expect(points[0]).toEqual({ epochs: 0, rate: 0.001 })
  expect(points.at(-1)?.rate).toBeCloseTo(0, 9)
  expect(points.at(-1)?.epochs).toBeCloseTo(1000, 1)
})

test('a run of one step is one point', () => {
  const training = { optimizer, schedule: DEFAULT_SCHEDULES.constant, epochs: 1 }
  expect(rateCurve(training, 1)).toEqual([{ epochs: 0, rate: 0.001 }])
})

test('a plateau is drawn as if nothing improved after the first epoch', () => {
  const schedule = { name: 'plateau', patience: 2, factor: 0.5 } as const
  expect(rateCurve({ optimizer, schedule, epochs: 6 }, 1).map(({ rate }) => rate)).toEqual([
    0.001, 0.001, 0.001, 0.0005, 0.0005, 0.00025,
  ])
})
