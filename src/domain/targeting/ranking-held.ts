import { bootstrapIntervals } from '../bootstrap/bootstrap-intervals.ts'
import type { Interval } from '../evaluation.ts'
import { groupByScore, rocAuc } from '../metrics/ranking.ts'
import { eachOnce } from '../metrics/row-counts.ts'
import { decilesOf, rankRows } from './choose-rows.ts'
import { wilson, type Estimate } from './proportion-interval.ts'

/** Rows that a part needs, and parts that say more than the whole. */
const LEAST_PART_ROWS = 20
const LEAST_PARTS = 2
const MOST_PARTS = 10

/** Rows of similar score. */
export interface ScorePart {
  rows: number
  /** Mean score: the share that the model expected, where scores are chances. */
  expected: number
  observed: Estimate
}

/** Whether those whom the model put first came first. */
export interface RankingHeld {
  rows: number
  positives: number
  /** Null where all rows had the same outcome. */
  auc: number | null
  interval: Interval | null
  /** The sum of scores; null where they are no chances. */
  expected: number | null
  /** Best first. */
  parts: ScorePart[]
}

/**
 * How the outcomes of contacted rows follow the scores that they had before: area under the ROC curve with its
 * bootstrap interval, and expected and observed rates of up to ten parts of equal size.
 * @param positive [rows] 1: what a high score foretold came about
 * @param scores [rows]
 * @returns null with too few rows for two parts
 */
export async function rankingHeld(
  positive: Uint8Array,
  scores: Float64Array,
  pause: () => Promise<void>,
): Promise<RankingHeld | null> {
  const rows = scores.length
  const count = Math.min(MOST_PARTS, Math.floor(rows / LEAST_PART_ROWS))
  if (count < LEAST_PARTS) return null
  const group = groupByScore(positive, scores)
  const metricsOf = (counts: Parameters<typeof group>[0]) => ({ auc: rocAuc(group(counts)) })
  const { auc } = metricsOf(eachOnce(rows))
  const intervals = await bootstrapIntervals(metricsOf, rows, pause)
  const areChances = scores.every((score) => score >= 0 && score <= 1)
  return {
    rows,
    positives: positive.reduce((sum, one) => sum + one, 0),
    auc,
    interval: intervals.auc,
    expected: areChances ? scores.reduce((sum, score) => sum + score, 0) : null,
    parts: partsOf(positive, scores, count),
  }
}

function partsOf(positive: Uint8Array, scores: Float64Array, count: number): ScorePart[] {
  const ranking = rankRows(scores)
  const sums = Array.from({ length: count }, () => ({ rows: 0, positives: 0, score: 0 }))
  decilesOf(ranking, scores, count).forEach((decile, place) => {
    const part = sums[decile - 1]
    const row = ranking[place] as number
    if (part === undefined) return
    part.rows += 1
    part.positives += positive[row] as number
    part.score += scores[row] as number
  })
  return sums
    .filter((part) => part.rows > 0)
    .map((part) => ({
      rows: part.rows,
      expected: part.score / part.rows,
      observed: wilson(part.positives, part.rows),
    }))
}
