import type { Task } from '../experiment.ts'
import { binaryLogLosses } from '../metrics/log-loss.ts'
import { countedMulticlassMetrics } from '../metrics/multiclass-metrics.ts'
import { averagePrecision, groupByScore, rocAuc } from '../metrics/ranking.ts'
import { countedRegressionMetrics } from '../metrics/regression-metrics.ts'
import { countedMean, type RowCounts } from '../metrics/row-counts.ts'
import { unreachable } from '../result.ts'
import { topTenthLift } from './top-lift.ts'

/** What contenders are compared by, the first of each task above all: none depends on a threshold. */
export const CONTENDER_METRICS = {
  binary: ['rocAuc', 'topLift', 'prAuc', 'logLoss'],
  multiclass: ['accuracy', 'macroF1', 'logLoss'],
  regression: ['rmse', 'mae', 'r2'],
} as const satisfies Record<Task, readonly string[]>

export type ContenderMetric = (typeof CONTENDER_METRICS)[Task][number]

const LOWER_IS_BETTER: readonly ContenderMetric[] = ['logLoss', 'rmse', 'mae']

export function isLowerBetter(metric: ContenderMetric): boolean {
  return LOWER_IS_BETTER.includes(metric)
}

/** What a task's contenders are ranked by. */
export function headlineOf(task: Task): ContenderMetric {
  return CONTENDER_METRICS[task][0]
}

/**
 * The values of `CONTENDER_METRICS`, in that order, for any counts of the rows; null where one is undefined.
 * @param targets [rows] as in `PreparedPart.targets`
 * @param outputs [rows × outputs] answers
 */
export function countedContenderMetrics(
  task: Task,
  targets: Float64Array,
  outputs: Float64Array,
): (counts: RowCounts) => (number | null)[] {
  switch (task) {
    case 'binary': {
      const grouped = groupByScore(targets, outputs)
      const losses = binaryLogLosses(targets, outputs)
      return (counts) => {
        const groups = grouped(counts)
        return [
          rocAuc(groups),
          topTenthLift(groups),
          averagePrecision(groups),
          countedMean(losses, counts),
        ]
      }
    }
    case 'multiclass': {
      const metricsOf = countedMulticlassMetrics(targets, outputs, outputs.length / targets.length)
      return (counts) => {
        const metrics = metricsOf(counts)
        return CONTENDER_METRICS.multiclass.map((name) => metrics[name])
      }
    }
    case 'regression': {
      const metricsOf = countedRegressionMetrics(targets, outputs)
      return (counts) => {
        const metrics = metricsOf(counts)
        return CONTENDER_METRICS.regression.map((name) => metrics[name])
      }
    }
    default:
      return unreachable(task)
  }
}
