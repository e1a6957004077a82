import { bootstrapIntervals } from '../bootstrap/bootstrap-intervals.ts'
import { isEnough } from '../enough-rows.ts'
import type { BinaryConfusion, BinaryMetrics } from '../evaluation.ts'
import { listMetrics } from '../metric-list.ts'
import { binaryConfusion, countedScoreMetrics } from '../metrics/binary-metrics.ts'
import { cutMetrics } from '../metrics/cut-metrics.ts'
import { chancesOf, largestClasses } from '../metrics/multiclass-metrics.ts'
import { eachOnce, type RowCounts } from '../metrics/row-counts.ts'
import { calibrationCurve } from './calibration-curve.ts'
import type { AgainstRest } from './judgement.ts'
import { rankCurves } from './rank-curves.ts'
import { rankedIntervals } from './ranked-intervals.ts'

/** Test rows with their answers, and what is looked for among them. */
export interface AgainstRestInput {
  /** [rows] index of the class */
  actual: Float64Array
  /** [rows × classes] */
  chances: Float64Array
  classes: number
  /** Classes of the training rows: what the trivial baseline knows. */
  trainActual: Float64Array
  /** Index of the class that is held against the rest. */
  of: number
}

/**
 * One class against the rest, by the definitions and with the intervals of `judgeMulticlass`: a measure is the same
 * wherever it stands. Rows are counted unweighted.
 * @param pause awaited every few ten milliseconds
 */
export async function judgeAgainstRest(
  { actual, chances, classes, trainActual, of }: AgainstRestInput,
  pause: () => Promise<void>,
): Promise<AgainstRest> {
  const rows = actual.length
  const is = isOf(actual, of)
  const positives = is.reduce((sum, one) => sum + one, 0)
  if (!isEnough(rows, positives)) return untold(rows, positives)
  const own = chancesOf(chances, rows, classes, of)
  const said = isOf(largestClasses(chances, rows, classes), of)
  const scoresFor = countedScoreMetrics(is, own)
  const answersFor = (counts: RowCounts) => cutMetrics(countedConfusion(is, said, counts))
  const once = eachOnce(rows)
  const confusion = countedConfusion(is, said, once)
  const curves = await rankCurves(is, own, pause)
  return {
    rows,
    positives,
    metrics: listMetrics({
      task: 'binary',
      rows,
      metrics: { ...scoresFor(once), ...answersFor(once) },
      intervals: {
        ...(await rankedIntervals(scoresFor, rows, pause, classes)),
        ...(await bootstrapIntervals(answersFor, rows, pause)),
      },
      baseline: baseline(is, trainActual, classes, of),
      confusion,
    }),
    confusion,
    roc: curves?.roc ?? null,
    precisionRecall: curves?.precisionRecall ?? null,
    calibration: calibrationCurve(is, own),
  }
}

function untold(rows: number, positives: number): AgainstRest {
  return {
    rows,
    positives,
    metrics: null,
    confusion: null,
    roc: null,
    precisionRecall: null,
    calibration: null,
  }
}

/** [rows] 1 where the row is of the class */
function isOf(list: ArrayLike<number>, of: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(list, (index) => (index === of ? 1 : 0))
}

/** @param is @param said [rows] 1 of the class, 0 not */
function countedConfusion(
  is: Float64Array,
  said: Float64Array,
  counts: RowCounts,
): BinaryConfusion {
  let truePositive = 0
  let falsePositive = 0
  let falseNegative = 0
  let rows = 0
  for (let row = 0; row < counts.length; row++) {
    const count = counts[row] as number
    rows += count
    if (said[row] === 1 && is[row] === 1) truePositive += count
    else if (said[row] === 1) falsePositive += count
    else if (is[row] === 1) falseNegative += count
  }
  const trueNegative = rows - truePositive - falsePositive - falseNegative
  return { truePositive, falsePositive, trueNegative, falseNegative }
}

/** Every row gets the training rows' shares of the classes as its chances, and their most common class as its answer. */
function baseline(
  is: Float64Array,
  trainActual: Float64Array,
  classes: number,
  of: number,
): BinaryMetrics {
  const counts = new Float64Array(classes)
  for (const c of trainActual) counts[c] = (counts[c] as number) + 1
  const [commonest] = largestClasses(counts, 1, classes)
  const said = new Float64Array(is.length).fill(commonest === of ? 1 : 0)
  const constant = new Float64Array(is.length).fill((counts[of] as number) / trainActual.length)
  return {
    ...countedScoreMetrics(is, constant)(eachOnce(is.length)),
    ...cutMetrics(binaryConfusion(is, said, 1)),
  }
}
