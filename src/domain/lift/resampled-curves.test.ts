import { expect, test } from 'vitest'
import { randomUniform, resampleRows } from '../random.ts'
import { drawBinomial, uniformsOf } from './binomial-draw.ts'
import { rankRows, sumAt, type RankedRows } from './ranked-rows.ts'
import { curveOf, DEPTHS, RESAMPLES, resampledCurves } from './resampled-curves.ts'

const noPause = () => Promise.resolve()

function some(rows: number): { actual: number[]; scores: number[] } {
  const scores = Array.from({ length: rows }, (_, row) => randomUniform(3, 'sample', 0, row))
  const actual = scores.map((score, row) =>
    randomUniform(3, 'sample', 1, row) < score * score ? 1 : 0,
  )
  return { actual, scores }
}

function meanAndDeviation(values: number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / values.length) }
}

/** The textbook way: rows drawn one by one, then ranked. */
function drawnRowByRow(actual: number[], scores: number[], depth: number): number[] {
  const counts = new Uint8Array(actual.length)
  return Array.from({ length: 600 }, (_, resample) => {
    resampleRows(9, resample, counts)
    const rows = Array.from(counts).flatMap((count, row) => new Array<number>(count).fill(row))
    const ranked = rankRows(
      rows.map((row) => actual[row] ?? 0),
      rows.map((row) => scores[row] ?? 0),
    )
    return sumAt(ranked, ranked.positivesTo, depth * ranked.rows)
  })
}

async function drawnAt(ranked: RankedRows, depth: number): Promise<number[]> {
  const { positives } = await resampledCurves(ranked, noPause)
  return Array.from(
    { length: RESAMPLES },
    (_, resample) => curveOf(positives, resample)[Math.round(depth * DEPTHS.length) - 1] ?? 0,
  )
}

test.each([0.1, 0.5, 1])(
  'resamples are those of rows drawn one by one, at depth %s',
  async (depth) => {
    for (const round of [1, 1000]) {
      const { actual, scores } = some(400)
      const shared = scores.map((score) => Math.round(score * 10 * round) / (10 * round))
      const expected = meanAndDeviation(drawnRowByRow(actual, shared, depth))
      const found = meanAndDeviation(await drawnAt(rankRows(actual, shared), depth))
      expect(Math.abs(found.mean - expected.mean)).toBeLessThan(0.2 * expected.deviation)
      expect(found.deviation / expected.deviation).toBeGreaterThan(0.9)
      expect(found.deviation / expected.deviation).toBeLessThan(1.1)
    }
  },
)

test('of many distinct scores the resamples are still centred on the curve', async () => {
  const { actual, scores } = some(20_000)
  const ranked = rankRows(actual, scores)
  for (const depth of [0.01, 0.2, 0.7]) {
    const { mean, deviation } = meanAndDeviation(await drawnAt(ranked, depth))
    const exact = sumAt(ranked, ranked.positivesTo, depth * ranked.rows)
    expect(Math.abs(mean - exact)).toBeLessThan((5 * deviation) / Math.sqrt(RESAMPLES))
  }
})

test.each([500, 20_000])(
  'sums of values of %i rows spread as much as drawing with replacement makes them',
  async (rows) => {
    const { actual, scores } = some(rows)
    const values = scores.map((_, row) => 100 * randomUniform(3, 'sample', 2, row) ** 4 - 20)
    const curves = await resampledCurves(rankRows(actual, scores, values), noPause)
    const sums = Array.from(
      { length: RESAMPLES },
      (_, resample) => curveOf(curves.values, resample).at(-1) ?? 0,
    )
    const worth = meanAndDeviation(values.map((value, row) => value * (actual[row] ?? 0)))
    const { mean, deviation } = meanAndDeviation(sums)
    const expected = Math.sqrt(rows) * worth.deviation
    expect(Math.abs(mean - rows * worth.mean)).toBeLessThan((5 * expected) / Math.sqrt(RESAMPLES))
    expect(deviation / expected).toBeGreaterThan(0.9)
    expect(deviation / expected).toBeLessThan(1.1)
  },
)

test.each([
  [1, 0.3],
  [25, 0.02],
  [40, 0.9],
  [30, 0.5],
  [1000, 0.3],
])('binomial counts of %i trials at %s have the chances of the binomial law', (trials, chance) => {
  const draws = 40_000
  const uniform = uniformsOf(5, trials)
  const counts = new Map<number, number>()
  for (let draw = 0; draw < draws; draw++) {
    const count = drawBinomial(trials, chance, uniform)
    counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  let chi = 0
  let cells = 0
  let probability = Math.exp(trials * Math.log1p(-chance))
  for (let count = 0; count <= trials; count++) {
    const expected = draws * probability
    if (expected >= 10) {
      chi += ((counts.get(count) ?? 0) - expected) ** 2 / expected
      cells++
    }
    probability *= ((trials - count) * chance) / ((count + 1) * (1 - chance))
  }
  // Five standard deviations of a chi-square.
  expect(chi).toBeLessThan(cells + 5 * Math.sqrt(2 * cells))
})
