import { classAucs, meanSeparation } from './class-auc.ts'
import type { CodedColumn } from './coded-column.ts'
import { cramersV } from './cramers-v.ts'
import { spearman } from './linear-correlation.ts'
import { rankCorrelationRatio } from './rank-correlation-ratio.ts'

/**
 * Closed list of measures. `spearman` of two numbers (−1 to 1); `auc` of a number for two classes (0 to 1, 0.5 is
 * chance); `separation` of a number for several classes, the mean of |2·AUC − 1| over their pairs; `correlationRatio`
 * of a number and a category; `cramersV` of two categories. The last three go from 0 to 1.
 */
export type RelationMeasure = 'spearman' | 'auc' | 'separation' | 'correlationRatio' | 'cramersV'

export interface Relation {
  measure: RelationMeasure
  /** What the measure says. */
  value: number
  /** 0 (nothing) to 1 (all), to be compared between measures: |ρ|, |2·AUC − 1|, or the value itself. */
  strength: number
}

/** Of more classes each number would be judged by too many pairs of them. */
const MOST_PAIRED_CLASSES = 20

/** How two columns relate, whatever they hold; null where the measure is undefined. */
export function relate(a: CodedColumn, b: CodedColumn): Relation | null {
  if (a.values && b.values) return relation('spearman', spearman(a, b))
  if (a.values) return relation('correlationRatio', rankCorrelationRatio(a, b))
  if (b.values) return relation('correlationRatio', rankCorrelationRatio(b, a))
  return relation('cramersV', cramersV(a, b))
}

/**
 * How a column relates to the target: as `relate` says, but numbers are judged by how well they tell up to 20 classes apart.
 * @param target numbers, or class codes in the order of `classNames` (the positive one last)
 */
export function relateToTarget(column: CodedColumn, target: CodedColumn): Relation | null {
  if (!column.values || target.values || target.distinct > MOST_PAIRED_CLASSES) {
    return relate(column, target)
  }
  const aucs = classAucs(column, target)
  if (target.distinct > 2) return relation('separation', meanSeparation(aucs))
  const auc = aucs[0]?.[1] ?? null
  return auc === null ? null : { measure: 'auc', value: auc, strength: Math.abs(2 * auc - 1) }
}

function relation(measure: RelationMeasure, value: number | null): Relation | null {
  return value === null ? null : { measure, value, strength: Math.abs(value) }
}
