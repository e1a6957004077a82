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
  /** Of the rows that were not contacted and score alike; null: there are none. */
  heldOut: { rows: number; observed: Estimate } | null
}

/** Outcomes of rows beside the scores that they had before. */
export interface ScoredOutcomes {
  /** [rows] 1: what a high score foretold came about. */
  positive: Uint8Array
  scores: Float64Array
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
  /** The same of the rows that were not contacted; null without any, or where scores are no chances. */
  heldOut: { rows: number; expected: number; positives: number } | null
  /** Best first. */
  parts: ScorePart[]
}

/**
 * How the outcomes of contacted rows follow the scores that they had before: area under the ROC curve with its
 * bootstrap interval, and expected and observed rates of up to ten parts of equal size. A row that was held out
 * belongs to the part whose scores its own falls among; below all of them, to the last.
 * @returns null with too few rows for two parts
 */
export async function rankingHeld(
  { positive, scores }: ScoredOutcomes,
  heldOut: ScoredOutcomes,
  pause: () => Promise<void>,
): Promise<RankingHeld | null> {
  const rows = scores.length
  const count = Math.min(MOST_PARTS, Math.floor(rows / LEAST_PART_ROWS))
  if (count < LEAST_PARTS) return null
  const group = groupByScore(positive, scores)
  const metricsOf = (counts: Parameters<typeof group>[0]) => ({ auc: rocAuc(group(counts)) })
  const { auc } = metricsOf(eachOnce(rows))
  const intervals = await bootstrapIntervals(metricsOf, rows, pause)
  return {
    rows,
    positives: countOf(positive),
    auc,
    interval: intervals.auc,
    expected: expectedOf(scores),
    heldOut: foretold(heldOut),
    parts: partsOf({ positive, scores }, heldOut, count),
  }
}

function foretold({ positive, scores }: ScoredOutcomes): RankingHeld['heldOut'] {
  const expected = scores.length === 0 ? null : expectedOf(scores)
  return expected === null ? null : { rows: scores.length, expected, positives: countOf(positive) }
}

/** The sum of scores; null where they are no chances. */
function expectedOf(scores: Float64Array): number | null {
  const areChances = scores.every((score) => score >= 0 && score <= 1)
  return areChances ? scores.reduce((sum, score) => sum + score, 0) : null
}

function countOf(positive: Uint8Array): number {
  return positive.reduce((sum, one) => sum + one, 0)
}

function partsOf(
  { positive, scores }: ScoredOutcomes,
  heldOut: ScoredOutcomes,
  count: number,
): ScorePart[] {
  const ranking = rankRows(scores)
  const all = Array.from({ length: count }, () => ({
    rows: 0,
    positives: 0,
    score: 0,
    least: Infinity,
    heldOut: { rows: 0, positives: 0 },
  }))
  decilesOf(ranking, scores, count).forEach((decile, place) => {
    const part = all[decile - 1]
    const row = ranking[place] as number
    if (part === undefined) return
    part.rows += 1
    part.positives += positive[row] as number
    part.score += scores[row] as number
    part.least = Math.min(part.least, scores[row] as number)
  })
  const parts = all.filter((part) => part.rows > 0)
  heldOut.scores.forEach((score, row) => {
    const part = parts.find(({ least }) => score >= least) ?? parts.at(-1)
    if (part === undefined) return
    part.heldOut.rows += 1
    part.heldOut.positives += heldOut.positive[row] as number
  })
  return parts.map((part) => ({
    rows: part.rows,
    expected: part.score / part.rows,
    observed: wilson(part.positives, part.rows),
    heldOut:
      part.heldOut.rows === 0
        ? null
        : {
            rows: part.heldOut.rows,
            observed: wilson(part.heldOut.positives, part.heldOut.rows),
          },
  }))
}
