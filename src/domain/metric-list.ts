import { evaluationShortage } from './enough-rows.ts'
import type { BinaryAnswers, Evaluation, Interval } from './evaluation.ts'
import { atLeastWilson } from './judgement/wilson.ts'

export type MetricName =
  | 'rocAuc'
  | 'prAuc'
  | 'accuracy'
  | 'logLoss'
  | 'brier'
  | 'f1'
  | 'precision'
  | 'recall'
  | 'balancedAccuracy'
  | 'mcc'
  | 'macroF1'
  | 'rmse'
  | 'mae'
  | 'r2'

/** A measure of the test rows beside that of the trivial baseline; `null` where it is undefined. */
export interface ListedMetric {
  name: MetricName
  value: number | null
  interval: Interval | null
  baseline: number | null
  higherIsBetter: boolean
}

/** What is measured: one of several classes against the rest is answered by yes or no, too. */
type Measured = Evaluation | BinaryAnswers

const LOWER_IS_BETTER: readonly MetricName[] = ['logLoss', 'brier', 'rmse', 'mae']

const ORDER: Record<Evaluation['task'], readonly MetricName[]> = {
  binary: [
    'rocAuc',
    'prAuc',
    'accuracy',
    'balancedAccuracy',
    'f1',
    'precision',
    'recall',
    'mcc',
    'logLoss',
    'brier',
  ],
  multiclass: ['accuracy', 'balancedAccuracy', 'macroF1', 'mcc', 'logLoss'],
  regression: ['rmse', 'mae', 'r2'],
}

/**
 * All measures of an evaluation; the first is the one that a verdict rests on. None has a number where the test rows are
 * too few, and none that would be a share of nothing.
 */
export function listMetrics(evaluation: Measured): ListedMetric[] {
  const values = new Map<string, number | null>(Object.entries(evaluation.metrics))
  const intervals = new Map<string, Interval | null>(Object.entries(evaluation.intervals))
  const baselines = new Map<string, number | null>(Object.entries(evaluation.baseline))
  const none = evaluationShortage(evaluation) !== undefined
  // Some were not measured yet when an older model was saved.
  return ORDER[evaluation.task]
    .filter((name) => values.has(name))
    .map((name) => {
      const isUndefined = none || (name === 'precision' && saysNever(evaluation))
      return {
        name,
        value: isUndefined ? null : (values.get(name) ?? null),
        interval: isUndefined ? null : widened(evaluation, name, intervals.get(name) ?? null),
        baseline: none || hasNoPrecision(evaluation, name) ? null : (baselines.get(name) ?? null),
        higherIsBetter: !LOWER_IS_BETTER.includes(name),
      }
    })
}

/** No row is called positive. */
function saysNever(evaluation: Measured): boolean {
  if (evaluation.task !== 'binary') return false
  const { truePositive, falsePositive } = evaluation.confusion
  return truePositive + falsePositive === 0
}

/** The same answer for every row is never the positive one: it finds none of those that there are. */
function hasNoPrecision({ task, baseline }: Measured, name: MetricName): boolean {
  return task === 'binary' && name === 'precision' && baseline.recall === 0
}

function widened(evaluation: Measured, name: MetricName, interval: Interval | null) {
  const rows = rowsBehind(evaluation, name) ?? 0
  return interval === null || rows === 0 ? interval : atLeastWilson(interval, rows)
}

/** Rows that a plain share is taken of. */
function rowsBehind(evaluation: Measured, name: MetricName): number | undefined {
  if (name === 'accuracy') return evaluation.rows
  if (evaluation.task !== 'binary') return undefined
  const { truePositive, falsePositive, falseNegative } = evaluation.confusion
  if (name === 'precision') return truePositive + falsePositive
  return name === 'recall' ? truePositive + falseNegative : undefined
}

/** `unclear`: the interval holds the baseline's value, so the test rows do not tell which is better. */
export type Comparison = 'better' | 'unclear' | 'notBetter'

/** How a measure compares with the trivial baseline's; undefined without an interval. */
export function compareToBaseline({
  interval,
  baseline,
  higherIsBetter,
}: ListedMetric): Comparison | undefined {
  if (interval === null || baseline === null) return undefined
  const [worst, best] = higherIsBetter
    ? [interval[0] - baseline, interval[1] - baseline]
    : [baseline - interval[1], baseline - interval[0]]
  if (worst > 0) return 'better'
  return best > 0 ? 'unclear' : 'notBetter'
}
