import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { groupByScore } from '../metrics/ranking.ts'
import { eachOnce } from '../metrics/row-counts.ts'
import { permutation, randomUniform } from '../random.ts'
import { compare, type Entrant } from './compare.ts'
import { comparisonSchema } from './comparison-schema.ts'
import { rankRows } from '../lift/ranked-rows.ts'
import { tenthsOf } from '../lift/tenths.ts'
import { topTenthLift } from './top-lift.ts'

const noPause = () => Promise.resolve()
const ignore = () => undefined

const uniform = (rows: number, step: number) =>
  Float64Array.from({ length: rows }, (_, row) => randomUniform(3, 'sample', step, row))

const targetsOf = (rows: number) => uniform(rows, 0).map((u) => (u < 0.3 ? 1 : 0))

/** Scores that know the answer, but for `noise`. */
const scoresOf = (targets: Float64Array, noise: number, step: number) =>
  uniform(targets.length, step).map(
    (u, row) => (1 - noise) * (0.1 + 0.8 * (targets[row] as number)) + noise * u,
  )

function entrants(targets: Float64Array, noises: Record<'network' | 'trees' | 'linear', number>) {
  const entrant = (name: Entrant['name'], outputs: Float64Array): Entrant => ({
    name,
    trainRows: 10,
    seconds: null,
    rounds: null,
    penalty: null,
    outputs,
  })
  return [
    entrant('network', scoresOf(targets, noises.network, 1)),
    entrant('trees', scoresOf(targets, noises.trees, 2)),
    entrant('linear', scoresOf(targets, noises.linear, 3)),
    entrant('same', new Float64Array(targets.length).fill(0.3)),
  ]
}

const compared = (rows: number, noises: Record<'network' | 'trees' | 'linear', number>) => {
  const targets = targetsOf(rows)
  return compare('binary', targets, entrants(targets, noises), noPause, ignore)
}

test('a network that ranks better wins all resamples, and its lead lies above 0', async () => {
  const { duels, resamples } = await compared(600, { network: 0.5, trees: 0.5, linear: 0.9 })
  const linear = duels.find(({ against }) => against === 'linear')
  expect(linear).toMatchObject({ metric: 'rocAuc', resamples, wins: resamples })
  expect(linear?.lead?.[0]).toBeGreaterThan(0)
})

test('equally good ones win about half of the resamples: a lead of 0 is possible', async () => {
  const { duels } = await compared(600, { network: 0.7, trees: 0.7, linear: 0.7 })
  for (const { lead } of duels) {
    expect(lead?.[0]).toBeLessThan(0)
    expect(lead?.[1]).toBeGreaterThan(0)
  }
})

test('lists of the better model reach more at every depth, and one score for all as much as chance', async () => {
  const { contenders } = await compared(600, { network: 0, trees: 0.8, linear: 0.95 })
  const [network = [], trees = [], linear = [], same = []] = contenders.map(({ gains }) => gains)
  const depths = Array.from({ length: 100 }, (_, i) => (i + 1) / 100)
  depths.forEach((depth, i) => {
    expect(network?.[i]).toBeGreaterThanOrEqual(trees?.[i] ?? NaN)
    expect(same?.[i]).toBeCloseTo(depth, 10)
  })
  expect(trees?.[19]).toBeGreaterThan(linear?.[19] ?? NaN)
  expect([network, trees, linear].map((gains) => gains?.at(-1))).toEqual([1, 1, 1])
})

test('a lower error leads', async () => {
  const targets = uniform(200, 0)
  const shifted = (by: number) => targets.map((target, row) => target + by * Math.sin(row))
  const names = ['network', 'trees', 'linear', 'same'] as const
  const list = entrants(targets, { network: 0, trees: 0, linear: 0 }).map((entrant, k) => ({
    ...entrant,
    name: names[k] ?? 'same',
    outputs: shifted(k + 1),
  }))
  const { duels, contenders } = await compare('regression', targets, list, noPause, ignore)
  expect(duels.every(({ wins, resamples }) => wins === resamples)).toBe(true)
  expect(contenders.map(({ scores }) => scores[0]?.metric)).toEqual(Array(4).fill('rmse'))
})

test('with too few rows there is no number at all', async () => {
  const { contenders, duels, resamples } = await compared(19, {
    network: 0.5,
    trees: 0.5,
    linear: 0.5,
  })
  expect(resamples).toBe(0)
  expect(contenders.flatMap(({ scores }) => scores.map(({ value }) => value))).toEqual(
    Array(16).fill(null),
  )
  expect(duels.map(({ lead }) => lead)).toEqual([null, null])
  expect(contenders.map(({ gains }) => gains)).toEqual(Array(4).fill(null))
})

test('where all rows have one answer nothing is ranked, and nothing is NaN', async () => {
  const targets = new Float64Array(50)
  const list = entrants(targets, { network: 0.5, trees: 0.5, linear: 0.5 })
  const comparison = await compare('binary', targets, list, noPause, ignore)
  expect(comparison.duels).toMatchObject([
    { resamples: 0, wins: 0, lead: null },
    { resamples: 0, wins: 0, lead: null },
  ])
  expect(v.is(comparisonSchema, comparison)).toBe(true)
})

test('a comparison is read back from JSON as it was', async () => {
  const comparison = await compared(100, { network: 0.5, trees: 0.6, linear: 0.7 })
  expect(v.parse(comparisonSchema, JSON.parse(JSON.stringify(comparison)))).toEqual(comparison)
})

const liftOf = (targets: Float64Array, scores: Float64Array) =>
  topTenthLift(groupByScore(targets, scores)(eachOnce(targets.length)))

test('the best tenth of a list that knows every answer holds as many as it can', () => {
  const targets = targetsOf(400)
  const positives = targets.reduce((a, b) => a + b, 0)
  expect(liftOf(targets, targets)).toBeCloseTo(40 / (0.1 * positives), 10)
  expect(
    liftOf(
      targets,
      targets.map((target) => 0.1 * target),
    ),
  ).toBeCloseTo(400 / positives, 10)
})

test('the top tenth is the first of the table of tenths, where ten does not divide the rows too', () => {
  for (const rows of [137, 140, 149]) {
    const targets = targetsOf(rows)
    const scores = targets.map((target, row) => target + ((row * 7) % 11) / 4)
    const [first] = tenthsOf(rankRows(targets, scores))
    expect(liftOf(targets, scores)).toBeCloseTo(first?.lift ?? NaN, 10)
  }
})

test('one score for all is worth as much as chance: a lift of 1', () => {
  expect(liftOf(targetsOf(37), new Float64Array(37).fill(0.4))).toBeCloseTo(1, 10)
})

test('the order of the rows changes no lift, ties included', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0.1, 0.2, 0.3, 0.4)), {
        minLength: 2,
        maxLength: 60,
      }),
      fc.nat(1000),
      (rows, seed) => {
        const shuffled = Array.from(
          permutation(seed, 'shuffle', 0, rows.length),
          (row) => rows[row] as [number, number],
        )
        const lift = (list: [number, number][]) =>
          liftOf(
            Float64Array.from(list, ([target]) => target),
            Float64Array.from(list, ([, score]) => score),
          )
        expect(lift(shuffled)).toEqual(lift(rows))
      },
    ),
  )
})
