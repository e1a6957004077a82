import type { CutMetrics } from '../evaluation.ts'
import { cutMetrics } from '../metrics/cut-metrics.ts'
import { groupByScore } from '../metrics/ranking.ts'
import { eachOnce } from '../metrics/row-counts.ts'

/** Thresholds that serve a metric best. */
export interface BestCuts {
  f1: number
  balancedAccuracy: number
}

/**
 * The threshold with the highest F1 and the one with the highest balanced accuracy, tried between all neighbouring
 * scores; of equals the highest. Meant for validation rows: on the rows it was chosen by, a threshold looks better than
 * it is. Null where only one class is present.
 * @param actual [rows] 1 positive, 0 not
 * @param chances [rows] of the positive class
 */
export function bestCuts(actual: Float64Array, chances: Float64Array): BestCuts | null {
  const positives = actual.reduce((sum, is) => sum + is, 0)
  const negatives = actual.length - positives
  if (positives === 0 || negatives === 0) return null
  const groups = groupByScore(actual, chances)(eachOnce(actual.length))
  const scores = Float64Array.from(new Set(chances)).sort().reverse()
  const best = { f1: { value: -1, cut: 1 }, balancedAccuracy: { value: -1, cut: 1 } }
  let truePositive = 0
  let falsePositive = 0
  scores.forEach((score, at) => {
    falsePositive += groups[2 * at] as number
    truePositive += groups[2 * at + 1] as number
    const metrics: CutMetrics = cutMetrics({
      truePositive,
      falsePositive,
      trueNegative: negatives - falsePositive,
      falseNegative: positives - truePositive,
    })
    for (const name of ['f1', 'balancedAccuracy'] as const) {
      if (metrics[name] > best[name].value) {
        best[name] = { value: metrics[name], cut: roundBetween(scores[at + 1] ?? 0, score) }
      }
    }
  })
  return { f1: best.f1.cut, balancedAccuracy: best.balancedAccuracy.cut }
}

/** The number above `low` and at most `high` with the fewest digits, near their middle. */
function roundBetween(low: number, high: number): number {
  const middle = (low + high) / 2
  for (let digits = 2; digits <= 15; digits++) {
    const rounded = Number(middle.toFixed(digits))
    if (rounded > low && rounded <= high) return rounded
  }
  return high
}
