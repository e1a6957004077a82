import type { CutMetrics } from '../evaluation.ts'
import { binaryConfusion } from '../metrics/binary-metrics.ts'
import { cutMetrics } from '../metrics/cut-metrics.ts'
import type { CutJudgement } from './judge-cut.ts'
import { judgeCut } from './judge-cut.ts'

/** What one threshold makes of the rows that training left alone. */
export interface PartCuts {
  threshold: number
  /** Null where that part has no rows. */
  validation: CutJudgement | null
  test: CutJudgement | null
  /** On the test rows, of always answering with the training rows' share of the positive class. */
  baseline: CutMetrics | null
}

interface AnsweredRows {
  /** [rows] 1 positive, 0 not */
  targets: Float64Array
  /** [rows] chances of the positive class */
  outputs: Float64Array
}

export function judgePartCuts(
  validation: AnsweredRows,
  test: AnsweredRows,
  trainTargets: Float64Array,
  threshold: number,
): PartCuts {
  const judged = ({ targets, outputs }: AnsweredRows) =>
    targets.length === 0 ? null : judgeCut(targets, outputs, threshold)
  return {
    threshold,
    validation: judged(validation),
    test: judged(test),
    baseline: test.targets.length === 0 ? null : baseline(test.targets, trainTargets, threshold),
  }
}

function baseline(targets: Float64Array, trainTargets: Float64Array, threshold: number) {
  const share = trainTargets.reduce((sum, target) => sum + target, 0) / trainTargets.length
  const constant = new Float64Array(targets.length).fill(share)
  return cutMetrics(binaryConfusion(targets, constant, threshold))
}
