import type { Relation, RelationMeasure } from '../../domain/relations/relation.ts'

/** What the figures are called in every language. */
const SIGNS: Record<RelationMeasure, string> = {
  spearman: 'ρ',
  auc: 'AUC',
  separation: 'AUC*',
  correlationRatio: 'η',
  cramersV: 'V',
}

/** A measure with its figure to two decimals, like "AUC 0.82"; the sign of a correlation stays. */
export function relationText({ measure, value }: Relation): string {
  return `${SIGNS[measure]} ${value.toFixed(2).replace('-', '−')}`
}
