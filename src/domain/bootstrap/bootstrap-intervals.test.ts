import { expect, test } from 'vitest'
import type { Interval, ScoreMetrics } from '../evaluation.ts'
import { countedScoreMetrics } from '../metrics/binary-metrics.ts'
import { countedMulticlassMetrics } from '../metrics/multiclass-metrics.ts'
import { countedRegressionMetrics } from '../metrics/regression-metrics.ts'
import { countedMean, eachOnce, type CountedMetrics } from '../metrics/row-counts.ts'
import { randomUniform } from '../random.ts'
import { bootstrapIntervals, resampleCount } from './bootstrap-intervals.ts'

const noPause = () => Promise.resolve()

/** Uniform numbers, others for each `step`. */
const uniform = (rows: number, step: number) =>
  Float64Array.from({ length: rows }, (_, row) => randomUniform(1, 'sample', step, row))

/** A model that tells the classes apart, but not well. */
function binary(rows: number, step = 0): CountedMetrics<ScoreMetrics> {
  const actual = uniform(rows, 2 * step).map((u) => (u < 0.3 ? 1 : 0))
  const noise = uniform(rows, 2 * step + 1)
  const chances = actual.map((is, row) => 0.15 + 0.3 * is + 0.5 * (noise[row] as number))
  return countedScoreMetrics(actual, chances)
}

/** So many right answers of so many rows. */
function withRight(right: number, rows: number): CountedMetrics<{ accuracy: number }> {
  const isRight = Float64Array.from({ length: rows }, (_, row) => (row < right ? 1 : 0))
  return (counts) => ({ accuracy: countedMean(isRight, counts) })
}

function halfWidth(interval: Interval | null): number {
  if (interval === null) throw new Error('no interval')
  return (interval[1] - interval[0]) / 2
}

test('the interval of a share is as wide as the normal approximation says', async () => {
  const { accuracy } = await bootstrapIntervals(withRight(400, 500), 500, noPause)
  const expected = 1.96 * Math.sqrt((0.8 * 0.2) / 500)
  expect(halfWidth(accuracy) / expected).toBeGreaterThan(0.8)
  expect(halfWidth(accuracy) / expected).toBeLessThan(1.2)
})

test('four times the rows halve the interval', async () => {
  const few = await bootstrapIntervals(withRight(400, 500), 500, noPause)
  const many = await bootstrapIntervals(withRight(1600, 2000), 2000, noPause)
  const ratio = halfWidth(few.accuracy) / halfWidth(many.accuracy)
  expect(ratio).toBeGreaterThan(1.7)
  expect(ratio).toBeLessThan(2.3)
})

test('of many samples, about 95 of 100 have the true value in their interval', async () => {
  // Of this model: chances of a positive row are uniform from 0.45 to 0.95, of another from 0.15 to 0.65.
  const truth = 1 - 0.4 ** 2 / 2
  let covered = 0
  for (let step = 0; step < 100; step++) {
    const { rocAuc } = await bootstrapIntervals(binary(200, step), 200, noPause)
    const [low, high] = rocAuc ?? [NaN, NaN]
    if (low <= truth && truth <= high) covered++
  }
  expect(covered).toBeGreaterThanOrEqual(88)
})

test('an interval holds the value that it belongs to', async () => {
  const rows = 300
  const actual = uniform(rows, 0)
  const predicted = uniform(rows, 1).map((u, row) => (actual[row] as number) + 0.2 * (u - 0.5))
  const classes = actual.map((u) => Math.floor(3 * u))
  const chances = uniform(3 * rows, 2).map((u, i) => (classes[Math.floor(i / 3)] === i % 3 ? 1 : u))
  const inside = async <Metrics extends Record<keyof Metrics, number | null>>(
    metricsOf: CountedMetrics<Metrics>,
  ) => {
    const metrics = metricsOf(eachOnce(rows))
    const intervals = await bootstrapIntervals(metricsOf, rows, noPause)
    for (const name of Object.keys(metrics) as (keyof Metrics)[]) {
      const [low, high] = intervals[name] ?? [NaN, NaN]
      expect(low, String(name)).toBeLessThanOrEqual(metrics[name] ?? NaN)
      expect(high, String(name)).toBeGreaterThanOrEqual(metrics[name] ?? NaN)
    }
  }
  await inside(binary(rows))
  await inside(countedMulticlassMetrics(classes, chances, 3))
  await inside(countedRegressionMetrics(actual, predicted))
})

test('the same rows and answers give the same intervals', async () => {
  const first = await bootstrapIntervals(binary(100), 100, noPause)
  expect(await bootstrapIntervals(binary(100), 100, noPause)).toEqual(first)
})

test('fewer than 20 rows have no interval', async () => {
  const none = { rocAuc: null, prAuc: null, logLoss: null, brier: null }
  expect(await bootstrapIntervals(binary(19), 19, noPause)).toEqual(none)
  expect((await bootstrapIntervals(withRight(15, 20), 20, noPause)).accuracy).not.toBeNull()
})

test('resamples without one of the classes do not count for a measure of ranking', async () => {
  const withPositives = (positives: number) => {
    const actual = Float64Array.from({ length: 40 }, (_, row) => (row < positives ? 1 : 0))
    return countedScoreMetrics(actual, uniform(40, 3))
  }
  const none = await bootstrapIntervals(withPositives(0), 40, noPause)
  expect(none).toMatchObject({ rocAuc: null, prAuc: null })
  expect(none.brier).not.toBeNull()
  // A single row is missing from about 37 of 100 resamples.
  const one = await bootstrapIntervals(withPositives(1), 40, noPause)
  expect(one.rocAuc).not.toBeNull()
  const rarelyDefined = await bootstrapIntervals(
    (counts) => ({ once: counts[0] === 1 ? 1 : null }),
    40,
    noPause,
  )
  expect(rarelyDefined.once).toBeNull()
})

test('rows are drawn 1,000 times, and less often where that would take long', () => {
  expect([20, 80_000, 200_000, 800_000, 5_000_000].map(resampleCount)).toEqual([
    1000, 1000, 400, 100, 100,
  ])
})

test('others get their turn while it draws', async () => {
  let pauses = 0
  await bootstrapIntervals(withRight(4000, 5000), 5000, () => {
    pauses++
    return Promise.resolve()
  })
  expect(pauses).toBe(5)
})
