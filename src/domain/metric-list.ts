import type { Evaluation } from './evaluation.ts'

export type MetricName =
  | 'rocAuc'
  | 'prAuc'
  | 'accuracy'
  | 'logLoss'
  | 'brier'
  | 'f1'
  | 'precision'
  | 'recall'
  | 'macroF1'
  | 'rmse'
  | 'mae'
  | 'r2'

/** A measure of the test rows beside that of the trivial baseline; `null` where it is undefined. */
export interface ListedMetric {
  name: MetricName
  value: number | null
  baseline: number | null
  higherIsBetter: boolean
}

const LOWER_IS_BETTER: readonly MetricName[] = ['logLoss', 'brier', 'rmse', 'mae']

const ORDER: Record<Evaluation['task'], readonly MetricName[]> = {
  binary: ['rocAuc', 'prAuc', 'accuracy', 'f1', 'precision', 'recall', 'logLoss', 'brier'],
  multiclass: ['accuracy', 'macroF1', 'logLoss'],
  regression: ['rmse', 'mae', 'r2'],
}

/** All measures of an evaluation; the first is the one that a verdict rests on. */
export function listMetrics(evaluation: Evaluation): ListedMetric[] {
  const values = new Map<string, number | null>(Object.entries(evaluation.metrics))
  const baselines = new Map<string, number | null>(Object.entries(evaluation.baseline))
  return ORDER[evaluation.task].map((name) => ({
    name,
    value: values.get(name) ?? null,
    baseline: baselines.get(name) ?? null,
    higherIsBetter: !LOWER_IS_BETTER.includes(name),
  }))
}

/** Whether the model beats the trivial baseline on the first measure; undefined if that is not defined. */
export function beatsBaseline(evaluation: Evaluation): boolean | undefined {
  const [first] = listMetrics(evaluation)
  if (first?.value == null || first.baseline === null) return undefined
  const gain = first.value - first.baseline
  return first.higherIsBetter ? gain > 0 : gain < 0
}
