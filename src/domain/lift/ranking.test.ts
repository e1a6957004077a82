import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import golden from '../golden/lift.json' with { type: 'json' }
import { permutation } from '../random.ts'
import { between } from './band.ts'
import { rankRows, sumAt } from './ranked-rows.ts'
import { rankingOf, type Ranking } from './ranking.ts'
import { DEPTHS, resampledCurves } from './resampled-curves.ts'

const noPause = () => Promise.resolve()

async function rankingFor(
  actual: number[],
  scores: number[],
  threshold: number | null = null,
): Promise<Ranking> {
  const ranked = rankRows(actual, scores)
  const ranking = rankingOf(ranked, await resampledCurves(ranked, noPause), threshold)
  if (ranking === null) throw new Error('too few rows')
  return ranking
}

/** Rows enough for a ranking, with shared scores. */
const scoredRows = fc
  .array(fc.record({ actual: fc.constantFrom(0, 1), score: fc.integer({ min: 0, max: 12 }) }), {
    minLength: 30,
    maxLength: 60,
  })
  .map((rows) => [
    ...rows,
    ...Array.from({ length: 20 }, (_, i) => ({ actual: i % 2, score: i % 5 })),
  ])
  .map((rows) => ({
    actual: rows.map(({ actual }) => actual),
    scores: rows.map(({ score }) => score / 12),
  }))

describe.each(golden.cases)('$name', ({ actual, scores, auc, gains, tenths, ks }) => {
  test('gains are what scikit-learn’s ROC points say', () => {
    const ranked = rankRows(actual, scores)
    for (const [depth = 0, expected = 0] of gains) {
      const reached = sumAt(ranked, ranked.positivesTo, depth * ranked.rows) / ranked.positives
      expect(reached).toBeCloseTo(expected, 12)
    }
  })

  test('tenths are what pandas and numpy say', async () => {
    const ranking = await rankingFor(actual, scores)
    ranking.tenths.forEach((tenth, i) => {
      for (const [key, value] of Object.entries(tenths[i] ?? {})) {
        expect(tenth[key as keyof typeof tenth], `${key} of tenth ${i + 1}`).toBeCloseTo(value, 10)
      }
    })
    expect(ranking.ks.value).toBeCloseTo(ks, 12)
  })

  test('the area under the gains is what the AUC makes it', () => {
    const { rows, positives, rowsTo, positivesTo } = rankRows(actual, scores)
    let area = 0
    for (let group = 1; group < rowsTo.length; group++) {
      const width = (rowsTo[group] ?? 0) - (rowsTo[group - 1] ?? 0)
      area += (width * ((positivesTo[group] ?? 0) + (positivesTo[group - 1] ?? 0))) / 2
    }
    const share = positives / rows
    expect(area / rows / positives).toBeCloseTo(share / 2 + (1 - share) * auc, 12)
  })
})

test('permuting rows changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(scoredRows, fc.nat(), async ({ actual, scores }, seed) => {
      const order = Array.from(permutation(seed, 'sample', 0, actual.length))
      const permuted = await rankingFor(
        order.map((row) => actual[row] ?? 0),
        order.map((row) => scores[row] ?? 0),
        0.5,
      )
      expect(permuted).toEqual(await rankingFor(actual, scores, 0.5))
    }),
    { numRuns: 5 },
  )
})

test('a monotone change of the scores changes no more than the scores', async () => {
  await fc.assert(
    fc.asyncProperty(scoredRows, async ({ actual, scores }) => {
      const bent = await rankingFor(
        actual,
        scores.map((score) => Math.exp(3 * score)),
      )
      const plain = await rankingFor(actual, scores)
      expect({ ...bent, tenths: [] }).toEqual({ ...plain, tenths: [] })
      expect(bent.tenths.map(({ lift }) => lift)).toEqual(plain.tenths.map(({ lift }) => lift))
    }),
    { numRuns: 5 },
  )
})

test('gains rise and end at 1; a list turned round reaches the rest', () => {
  fc.assert(
    fc.property(scoredRows, fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
      const ranked = rankRows(rows.actual, rows.scores)
      const turned = rankRows(
        rows.actual,
        rows.scores.map((score) => 1 - score),
      )
      const reached = (list: typeof ranked, depth: number) =>
        sumAt(list, list.positivesTo, depth * list.rows) / list.positives
      expect(reached(ranked, 0)).toBe(0)
      expect(reached(ranked, 1)).toBe(1)
      expect(reached(ranked, share)).toBeCloseTo(1 - reached(turned, 1 - share), 9)
    }),
  )
})

test('gains of a perfect ranking rise straight to 1', async () => {
  const actual = Array.from({ length: 100 }, (_, row) => (row < 20 ? 1 : 0))
  const ranking = await rankingFor(
    actual,
    actual.map((is, row) => is + row / 1000),
  )
  ranking.gains.value.forEach((reached, i) => {
    expect(reached).toBeCloseTo(Math.min(1, (DEPTHS[i] ?? 0) / 0.2), 12)
  })
  expect(ranking.ks).toEqual({ value: 1, depth: 0.2 })
})

test('where all rows have one score, every depth reaches its share', async () => {
  const actual = Array.from({ length: 50 }, (_, row) => row % 2)
  const { lift, tenths } = await rankingFor(
    actual,
    actual.map(() => 0.5),
  )
  for (const value of lift.value) expect(value).toBeCloseTo(1, 12)
  for (const { positives } of tenths) expect(positives).toBeCloseTo(2.5, 12)
})

test('the list above a threshold holds the rows at it', async () => {
  const scores = Array.from({ length: 40 }, (_, row) => row / 40)
  const actual = scores.map((score, row) => (score >= 0.5 && row % 4 > 0 ? 1 : 0))
  const { planned } = await rankingFor(actual, scores, 0.75)
  expect(planned).toMatchObject({ threshold: 0.75, depth: 0.25, reached: 8 / 15 })
  const [low, high] = planned?.interval ?? [1, 0]
  expect(low).toBeLessThan(8 / 15)
  expect(high).toBeGreaterThan(8 / 15)
})

test('fewer than 20 rows, or 10 of an answer, have no ranking', async () => {
  const few = rankRows([1, 0, 1], [0.3, 0.2, 0.1])
  expect(rankingOf(few, await resampledCurves(few, noPause), 0.5)).toBeNull()
  const rare = rankRows(
    Array.from({ length: 500 }, (_, row) => (row < 9 ? 1 : 0)),
    new Float64Array(500).fill(0.5),
  )
  expect(rankingOf(rare, await resampledCurves(rare, noPause), 0.5)).toBeNull()
})

test('between two depths of a curve lies the straight line', () => {
  const curve = [0.5, 0.8, 0.9, 1]
  expect(between(curve, 0)).toBe(0)
  expect(between(curve, 0.125)).toBeCloseTo(0.25, 12)
  expect(between(curve, 0.375)).toBeCloseTo(0.65, 12)
  expect(between(curve, 1)).toBe(1)
})
