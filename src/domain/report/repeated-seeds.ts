import type { Evaluation } from '../evaluation.ts'
import { listMetrics, type MetricName } from '../metric-list.ts'

/** The headline measure of the same network trained anew from other seeds, all else as it was; or why that was not done. */
export type RepeatedSeeds =
  | {
      metric: MetricName
      /** The model's own first. */
      runs: { seed: number; value: number }[]
      mean: number
      /** The largest less the smallest. */
      spread: number
    }
  /** Training took longer than is repeated unasked. */
  | { notRun: 'trainingTooLong'; seconds: number; atMost: number }
  /** The test rows leave the measure undefined. */
  | { notRun: 'noMeasure' }

/** Seeds beside the model's own. */
export const OTHER_SEEDS = 4
/** Seconds of training up to which nobody needs to be asked whether it may be repeated. */
export const BRIEF_SECONDS = 3

/** What seeds are compared by; null where the test rows leave it undefined. */
export function headlineOf(evaluation: Evaluation): number | null {
  return listMetrics(evaluation)[0]?.value ?? null
}

/**
 * @param values headline measures, the model's own first
 * @param seed of the model; the others follow it
 */
export function repeatedSeeds(
  evaluation: Evaluation,
  seed: number,
  values: readonly number[],
): RepeatedSeeds {
  const metric = listMetrics(evaluation)[0]?.name
  if (metric === undefined || values.length <= OTHER_SEEDS) return { notRun: 'noMeasure' }
  return {
    metric,
    runs: values.map((value, k) => ({ seed: seed + k, value })),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    spread: Math.max(...values) - Math.min(...values),
  }
}
