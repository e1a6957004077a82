import type { Comparison, Contender } from '../../domain/contenders/comparison.ts'
import type { ContenderMetric } from '../../domain/contenders/contender-metrics.ts'
import type { Interval } from '../../domain/evaluation.ts'
import type { Messages } from '../../messages/en.ts'
import { showInterval, showMetric } from './show-metric.ts'

export function contenderMetricLabel(m: Messages, metric: ContenderMetric): string {
  return metric === 'topLift' ? m.contenders.topLift : m.evaluate.metrics[metric]
}

export function contenderMetricGloss(m: Messages, metric: ContenderMetric): string {
  return metric === 'topLift' ? m.contenders.topLiftGloss : m.glossary[metric]
}

export function showContenderMetric(
  m: Messages,
  metric: ContenderMetric,
  value: number | null,
): string {
  if (metric !== 'topLift' || value === null) {
    return showMetric(m, metric === 'topLift' ? 'rocAuc' : metric, value)
  }
  return m.contenders.times(m.format.number(value, 2))
}

/** "low to high"; undefined without an interval, or where it has no width. */
export function showContenderInterval(
  m: Messages,
  metric: ContenderMetric,
  interval: Interval | null,
): string | undefined {
  if (interval?.[0] === interval?.[1]) return undefined
  if (interval === null || metric !== 'topLift') {
    return showInterval(m, metric === 'topLift' ? 'rocAuc' : metric, interval)
  }
  const [low, high] = interval
  return m.evaluate.intervalNote(m.format.number(low, 2), m.format.number(high, 2))
}

/** What was chosen for it on validation rows, and that it saw a sample only if so. */
export function contenderSettings(
  m: Messages,
  { task, contenders }: Comparison,
  { rounds, penalty, trainRows }: Contender,
): string[] {
  const all = contenders.find(({ name }) => name === 'network')?.trainRows ?? trainRows
  return [
    ...(rounds === null ? [] : [m.contenders.rounds(m.format.count(rounds))]),
    ...(penalty === null
      ? []
      : [
          task === 'regression'
            ? m.contenders.penaltyAlpha(m.format.number(penalty))
            : m.contenders.penaltyC(m.format.number(1 / penalty)),
        ]),
    ...(trainRows < all
      ? [m.contenders.sampled(m.format.count(trainRows), m.format.count(all))]
      : []),
  ]
}
