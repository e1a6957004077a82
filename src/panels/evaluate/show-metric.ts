import type { MetricName } from '../../domain/metric-list.ts'
import type { Messages } from '../../messages/en.ts'

const SHARES: readonly MetricName[] = ['accuracy', 'precision', 'recall']

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
