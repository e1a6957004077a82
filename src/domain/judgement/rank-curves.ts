import { LEAST_ROWS } from '../enough-rows.ts'
import { drawCells } from '../bootstrap/cell-intervals.ts'
import { percentileInterval } from '../bootstrap/percentile-interval.ts'
import { groupByScore } from '../metrics/ranking.ts'
import { eachOnce } from '../metrics/row-counts.ts'
import type { Curve } from './judgement.ts'
import { thinCurve } from './thin-curve.ts'

const MOST_POINTS = 300
/** Where the bands are measured: evenly between both ends. */
const BAND_STEPS = 50
const RESAMPLES = 1000
/** Resamples between two pauses: some 20 ms. */
const RESAMPLES_PER_PAUSE = 50

/** Rows that count as positive at each threshold. */
interface Counts {
  /** [points] From the highest threshold down; infinite at first, where none does. */
  thresholds: Float64Array
  /** [points] */
  truePositive: Float64Array
  falsePositive: Float64Array
}

/** Coordinates of a point of a curve. */
type Shape = (truePositive: number, falsePositive: number, all: Totals) => { x: number; y: number }

interface Totals {
  positives: number
  negatives: number
}

const ROC: Shape = (truePositive, falsePositive, { positives, negatives }) => ({
  x: falsePositive / negatives,
  y: truePositive / positives,
})

/** With nothing called positive, precision is said to be 1, as scikit-learn does. */
const PRECISION_RECALL: Shape = (truePositive, falsePositive, { positives }) => ({
  x: truePositive / positives,
  y: truePositive + falsePositive === 0 ? 1 : truePositive / (truePositive + falsePositive),
})

/**
 * The ROC and the precision-recall curve by scikit-learn's definitions, thinned, with bands from 1,000 resamples of the
 * rows. Rows of one score enter together, in any order of the rows. Null where only one class occurs.
 * @param actual [rows] 1 positive, 0 not
 * @param chances [rows]
 */
export async function rankCurves(
  actual: Float64Array,
  chances: Float64Array,
  pause: () => Promise<void>,
): Promise<{ roc: Curve; precisionRecall: Curve } | null> {
  const counts = countAtThresholds(actual, chances)
  const positives = counts.truePositive.at(-1) ?? 0
  const negatives = counts.falsePositive.at(-1) ?? 0
  if (positives === 0 || negatives === 0) return null
  const all = { positives, negatives }
  return {
    roc: await curveOf(ROC, counts, all, pause),
    precisionRecall: await curveOf(PRECISION_RECALL, counts, all, pause),
  }
}

function countAtThresholds(actual: Float64Array, chances: Float64Array): Counts {
  const groups = groupByScore(actual, chances)(eachOnce(actual.length))
  const scores = chances.slice().sort().reverse()
  const distinct = scores.filter((score, i) => score !== scores[i - 1])
  const points = distinct.length + 1
  const thresholds = new Float64Array(points)
  const truePositive = new Float64Array(points)
  const falsePositive = new Float64Array(points)
  thresholds[0] = Infinity
  distinct.forEach((score, i) => {
    thresholds[i + 1] = score
    falsePositive[i + 1] = (falsePositive[i] as number) + (groups[2 * i] as number)
    truePositive[i + 1] = (truePositive[i] as number) + (groups[2 * i + 1] as number)
  })
  return { thresholds, truePositive, falsePositive }
}

async function curveOf(
  shape: Shape,
  counts: Counts,
  all: Totals,
  pause: () => Promise<void>,
): Promise<Curve> {
  const { thresholds, truePositive, falsePositive } = counts
  const at = (i: number) => shape(truePositive[i] as number, falsePositive[i] as number, all)
  const places = Array.from(thresholds.keys(), at)
  const kept = thinCurve(
    Float64Array.from(places, ({ x }) => x),
    Float64Array.from(places, ({ y }) => y),
    MOST_POINTS,
  )
  const points = kept.map((i) => {
    const threshold = thresholds[i] as number
    return { ...at(i), threshold: Number.isFinite(threshold) ? threshold : null }
  })
  return { points, band: await bandOf(shape, counts, kept, all, pause) }
}

/**
 * Resamples fall into the stretches between the points that were kept, positive and negative rows apart; each resampled
 * curve is measured at the same places.
 */
async function bandOf(
  shape: Shape,
  { truePositive, falsePositive }: Counts,
  kept: readonly number[],
  all: Totals,
  pause: () => Promise<void>,
): Promise<Curve['band']> {
  const rows = all.positives + all.negatives
  if (rows < LEAST_ROWS) return []
  const stretches = kept.slice(1).map((to, k) => ({ from: kept[k] as number, to }))
  const cells = [truePositive, falsePositive].flatMap((counted) =>
    stretches.map(({ from, to }) => (counted[to] as number) - (counted[from] as number)),
  )
  const measured = Array.from({ length: BAND_STEPS + 1 }, () => [] as number[])
  for (let resample = 0; resample < RESAMPLES; resample++) {
    if (resample % RESAMPLES_PER_PAUSE === 0) await pause()
    const drawn = drawCells(cells, rows, resample)
    const curve = resampledCurve(shape, drawn, stretches.length)
    if (curve === undefined) continue
    measureAlong(curve, (step, y) => measured[step]?.push(y))
  }
  return measured.flatMap((values, step) => {
    const interval = percentileInterval(values)
    if (interval === null) return []
    return [{ x: step / BAND_STEPS, low: interval[0], high: interval[1] }]
  })
}

/** Undefined where a resample lacks a class. */
function resampledCurve(
  shape: Shape,
  drawn: readonly number[],
  stretches: number,
): { x: number; y: number }[] | undefined {
  const sum = (from: number) => {
    let total = 0
    for (let k = from; k < from + stretches; k++) total += drawn[k] as number
    return total
  }
  const all = { positives: sum(0), negatives: sum(stretches) }
  if (all.positives === 0 || all.negatives === 0) return undefined
  const curve = [shape(0, 0, all)]
  let truePositive = 0
  let falsePositive = 0
  for (let k = 0; k < stretches; k++) {
    truePositive += drawn[k] as number
    falsePositive += drawn[stretches + k] as number
    curve.push(shape(truePositive, falsePositive, all))
  }
  return curve
}

/** The height of a curve at evenly spaced places; of a vertical stretch, its upper end. */
function measureAlong(
  curve: readonly { x: number; y: number }[],
  tell: (step: number, y: number) => void,
): void {
  let next = 1
  for (let step = 0; step <= BAND_STEPS; step++) {
    const x = step / BAND_STEPS
    while (next < curve.length - 1 && (curve[next] as { x: number }).x <= x) next++
    const from = curve[next - 1] as { x: number; y: number }
    const to = curve[next] as { x: number; y: number }
    const share = to.x > from.x ? (x - from.x) / (to.x - from.x) : 1
    tell(step, from.y + Math.min(1, Math.max(0, share)) * (to.y - from.y))
  }
}
