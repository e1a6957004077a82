import type { Evaluation, Interval } from '../../domain/evaluation.ts'
import type { ListedMetric, MetricName } from '../../domain/metric-list.ts'
import { isEmptyInterval } from '../../domain/without-empty-intervals.ts'
import type { Messages } from '../../messages/en.ts'

const SHARES: readonly MetricName[] = ['accuracy', 'balancedAccuracy', 'precision', 'recall']

/** Between 0 and 1, or −1 and 1, or below where worse than a mean. */
const SCORES: readonly MetricName[] = ['rocAuc', 'prAuc', 'f1', 'macroF1', 'mcc', 'r2']

/** A measure as people read it: shares as %, errors in the target's own unit, the rest to three decimals. */
export function showMetric(
  { format, evaluate }: Messages,
  name: MetricName,
  value: number | null,
): string {
  if (value === null) return evaluate.undefinedNote
  if (SHARES.includes(name)) return format.percent(value, 1)
  if (SCORES.includes(name)) return format.decimals(value, 3)
  return name === 'rmse' || name === 'mae' ? format.number(value, 4) : format.number(value, 3)
}

/** A difference between two values of a measure: of shares in points. */
export function showWidth(m: Messages, name: MetricName, width: number): string {
  return SHARES.includes(name)
    ? m.evaluate.points(m.format.number(100 * width, 2))
    : showMetric(m, name, width)
}

/**
 * A measure and its interval as people read them. A precision without any yes is stored as 0, as scikit-learn's
 * `zero_division=0` has it, yet is a share of nothing: a dash, and why.
 * @param yeses rows called positive; undefined where the question is not binary
 */
export function showMeasured(
  m: Messages,
  { name, value, interval }: Pick<ListedMetric, 'name' | 'value' | 'interval'>,
  yeses: number | undefined,
): { value: string; interval: string | undefined } {
  if (name === 'precision' && yeses === 0) return { value: '–', interval: m.evaluate.noYes }
  return { value: showMetric(m, name, value), interval: showInterval(m, name, interval) }
}

/** Rows called positive; undefined where the question is not binary. */
export function countYeses(evaluation: Evaluation): number | undefined {
  if (evaluation.task !== 'binary') return undefined
  return evaluation.confusion.truePositive + evaluation.confusion.falsePositive
}

/** "low to high", each end as its metric; undefined without an interval, or where it has no width. */
export function showInterval(
  m: Messages,
  name: MetricName,
  interval: Interval | null,
): string | undefined {
  // Every resample agreeing is no certainty: the rows are too few or too easy to tell.
  if (interval === null || isEmptyInterval(interval)) return undefined
  const [low, high] = interval
  return m.evaluate.intervalNote(showMetric(m, name, low), showMetric(m, name, high))
}
