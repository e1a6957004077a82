import { countedScoreMetrics } from '../metrics/binary-metrics.ts'
import { eachOnce } from '../metrics/row-counts.ts'
import { quantileOf } from '../quantile.ts'
import type { CalibrationCurve } from './judgement.ts'
import { wilsonInterval } from './wilson.ts'

const BINS = 10

/**
 * Chances against what happened, in bins between the tenths of the chances, as scikit-learn's `calibration_curve`
 * with `strategy="quantile"`: rows of one chance are in one bin, and bins without rows are left out.
 * @param actual [rows] 1 positive, 0 not; at least one row
 * @param chances [rows]
 */
export function calibrationCurve(actual: Float64Array, chances: Float64Array): CalibrationCurve {
  const sorted = chances.slice().sort()
  const edges = Array.from({ length: BINS - 1 }, (_, i) => quantileOf(sorted, (i + 1) / BINS))
  const sums = Array.from({ length: BINS }, () => ({ rows: 0, chances: 0, positives: 0 }))
  chances.forEach((chance, row) => {
    const found = edges.findIndex((edge) => chance <= edge)
    const bin = sums[found === -1 ? BINS - 1 : found]
    if (bin === undefined) return
    bin.rows++
    bin.chances += chance
    bin.positives += actual[row] as number
  })
  const { brier, logLoss } = countedScoreMetrics(actual, chances)(eachOnce(actual.length))
  return {
    bins: sums
      .filter(({ rows }) => rows > 0)
      .map(({ rows, chances: said, positives }) => ({
        rows,
        predicted: said / rows,
        actual: positives / rows,
        interval: wilsonInterval(positives, rows),
      })),
    brier,
    logLoss,
  }
}
