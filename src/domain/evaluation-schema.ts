import * as v from 'valibot'
import { count, finite } from './number-schema.ts'

const orNull = v.nullable(finite)

// Models saved before there were these do not have them.
const later = { balancedAccuracy: v.exactOptional(finite), mcc: v.exactOptional(finite) }

const binaryMetrics = v.strictObject({
  accuracy: finite,
  rocAuc: orNull,
  prAuc: orNull,
  logLoss: finite,
  brier: finite,
  f1: finite,
  precision: finite,
  recall: finite,
  ...later,
})
const multiclassMetrics = v.strictObject({
  accuracy: finite,
  macroF1: finite,
  logLoss: finite,
  ...later,
})
const regressionMetrics = v.strictObject({ rmse: finite, mae: finite, r2: orNull })

const share = v.pipe(finite, v.minValue(0), v.maxValue(1))

/** See `Interval`. */
export const interval = v.nullable(
  v.pipe(
    v.strictTuple([finite, finite]),
    v.check(([low, high]) => low <= high, 'low above high'),
  ),
)

/** An interval for each metric, and for nothing else. */
function intervalsOf<Metrics extends v.ObjectEntries>({ entries }: { entries: Metrics }) {
  const intervals = Object.keys(entries).map((name) => [name, interval])
  return v.strictObject(Object.fromEntries(intervals) as Record<keyof Metrics, typeof interval>)
}

const numbers = v.pipe(v.array(finite), v.maxLength(100_000))

/** An `Evaluation` in a foreign document. */
export const evaluationSchema = v.variant('task', [
  v.strictObject({
    task: v.literal('binary'),
    rows: count,
    threshold: share,
    metrics: binaryMetrics,
    intervals: intervalsOf(binaryMetrics),
    baseline: binaryMetrics,
    confusion: v.strictObject({
      truePositive: count,
      falsePositive: count,
      trueNegative: count,
      falseNegative: count,
    }),
  }),
  v.strictObject({
    task: v.literal('multiclass'),
    rows: count,
    metrics: multiclassMetrics,
    intervals: intervalsOf(multiclassMetrics),
    baseline: multiclassMetrics,
    confusion: v.pipe(v.array(v.pipe(v.array(count), v.maxLength(1000))), v.maxLength(1000)),
  }),
  v.strictObject({
    task: v.literal('regression'),
    rows: count,
    metrics: regressionMetrics,
    intervals: intervalsOf(regressionMetrics),
    baseline: regressionMetrics,
    sample: v.strictObject({ actual: numbers, predicted: numbers }),
    predictionIntervals: v.exactOptional(
      v.pipe(
        v.array(
          v.strictObject({
            level: share,
            halfWidth: v.pipe(finite, v.minValue(0)),
            coverage: v.strictObject({ value: share, interval }),
          }),
        ),
        v.maxLength(10),
      ),
    ),
  }),
])
