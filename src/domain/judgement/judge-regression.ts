import { bootstrapIntervals } from '../bootstrap/bootstrap-intervals.ts'
import { countedMean, eachOnce } from '../metrics/row-counts.ts'
import { quantileOf } from '../quantile.ts'
import type { RegressionJudgement } from './judgement.ts'

const MOST_BINS = 40
const MOST_GROUPS = 10
/** Rows in a group at least: a mean of fewer comes near to telling a row. */
const LEAST_GROUP = 10
/** Share of the rows beyond each end of the histogram at most, so that a single row does not squeeze the rest. */
const BEYOND = 0.005
/** Of the greatest value: edges nearer to each other than this would be lost in rounding. */
const LEAST_WIDTH = 2 ** -40
/** Below it a width has no digits of its own any more: it is as good as nothing. */
const NO_WIDTH = 1e-300

/**
 * Rows are counted unweighted.
 * @param actual [rows] @param predicted [rows] in the target's own unit; at least one row
 */
export async function judgeRegression(
  actual: Float64Array,
  predicted: Float64Array,
  pause: () => Promise<void>,
): Promise<RegressionJudgement> {
  const residuals = actual.map((value, row) => value - (predicted[row] as number))
  const sorted = residuals.slice().sort()
  const meanOf = (counts: Uint8Array<ArrayBuffer>) => ({ mean: countedMean(residuals, counts) })
  const { mean } = await bootstrapIntervals(meanOf, residuals.length, pause)
  return {
    task: 'regression',
    rows: residuals.length,
    residuals: {
      mean: { value: meanOf(eachOnce(residuals.length)).mean, interval: mean },
      median: quantileOf(sorted, 0.5),
      ...histogram(sorted),
    },
    agreement: agreementOf(actual, predicted),
  }
}

function agreementOf(
  actual: Float64Array,
  predicted: Float64Array,
): NonNullable<RegressionJudgement['agreement']> {
  const order = Uint32Array.from(actual.keys()).sort(
    (a, b) => (predicted[a] as number) - (predicted[b] as number),
  )
  const groups = Math.min(MOST_GROUPS, Math.floor(order.length / LEAST_GROUP))
  const meanOf = (values: Float64Array, rows: Uint32Array) =>
    rows.reduce((sum, row) => sum + (values[row] as number), 0) / rows.length
  return Array.from({ length: groups }, (_, group) => {
    const edge = (to: number) => Math.round((to * order.length) / groups)
    const rows = order.subarray(edge(group), edge(group + 1))
    return {
      rows: rows.length,
      predicted: meanOf(predicted, rows),
      actual: meanOf(actual, rows),
    }
  })
}

/** Bins of a round width near the one by Freedman and Diaconis (1981), one of them beginning at 0. */
function histogram(
  sorted: Float64Array,
): Pick<RegressionJudgement['residuals'], 'starts' | 'counts' | 'below' | 'above'> {
  const low = quantileOf(sorted, BEYOND)
  const high = quantileOf(sorted, 1 - BEYOND)
  const middle = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25)
  const width = roundWidth(
    Math.max(
      (2 * middle) / Math.cbrt(sorted.length),
      (high - low) / MOST_BINS,
      high > low ? Math.max(Math.abs(low), Math.abs(high)) * LEAST_WIDTH : 0,
    ),
  )
  const first = Math.floor(low / width)
  const bins = Math.max(1, Math.floor(high / width) - first + 1)
  const starts = Array.from({ length: bins + 1 }, (_, i) => (first + i) * width)
  const counts = new Array<number>(bins).fill(0)
  let below = 0
  let above = 0
  for (const residual of sorted) {
    const bin = Math.floor(residual / width) - first
    if (bin < 0) below++
    else if (bin >= bins) above++
    else counts[bin] = (counts[bin] as number) + 1
  }
  return { starts, counts, below, above }
}

/** The smallest of 1, 2 or 5 times a power of ten that is not less; 1 for nothing. */
function roundWidth(width: number): number {
  if (!(width > NO_WIDTH)) return 1
  const power = 10 ** Math.floor(Math.log10(width))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= width * (1 - 1e-9)) ?? 10
  return factor * power
}
