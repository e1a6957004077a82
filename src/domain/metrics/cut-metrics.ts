import type { BinaryConfusion, CutMetrics } from '../evaluation.ts'
import { shareOr0 } from './share-or-0.ts'

/** All metrics of the answers at one threshold, by scikit-learn's definitions; at least one row. */
export function cutMetrics(confusion: BinaryConfusion): CutMetrics {
  const { truePositive, falsePositive, trueNegative, falseNegative } = confusion
  const right = truePositive + trueNegative
  const wrong = falsePositive + falseNegative
  const said = truePositive + falsePositive
  const positives = truePositive + falseNegative
  const negatives = trueNegative + falsePositive
  const recalls = [
    ...(positives > 0 ? [truePositive / positives] : []),
    ...(negatives > 0 ? [trueNegative / negatives] : []),
  ]
  return {
    accuracy: right / (right + wrong),
    f1: shareOr0(2 * truePositive, 2 * truePositive + wrong),
    precision: shareOr0(truePositive, said),
    recall: shareOr0(truePositive, positives),
    balancedAccuracy: recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length,
    mcc: shareOr0(
      truePositive * trueNegative - falsePositive * falseNegative,
      // Root by root: the product of the four overflows what a float holds exactly.
      Math.sqrt(said * positives) * Math.sqrt(negatives * (trueNegative + falseNegative)),
    ),
  }
}
