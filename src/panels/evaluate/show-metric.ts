import type { Interval } from '../../domain/evaluation.ts'
import type { MetricName } from '../../domain/metric-list.ts'
import type { Messages } from '../../messages/en.ts'

const SHARES: readonly MetricName[] = ['accuracy', 'balancedAccuracy', 'precision', 'recall']

/** A measure as people read it: shares as %, errors in the target's own unit, the rest to three decimals. */
export function showMetric(
  { format, evaluate }: Messages,
  name: MetricName,
  value: number | null,
): string {
  if (value === null) return evaluate.undefinedNote
  if (SHARES.includes(name)) return format.percent(value, 1)
  return name === 'rmse' || name === 'mae' ? format.number(value, 4) : format.number(value, 3)
}

/** "low to high", each end as its metric; undefined without an interval. */
export function showInterval(
  m: Messages,
  name: MetricName,
  interval: Interval | null,
): string | undefined {
  if (interval === null) return undefined
  const [low, high] = interval
  return m.evaluate.intervalNote(showMetric(m, name, low), showMetric(m, name, high))
}
