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
export function relationText(relation: Relation): string {
  return `${measureSign(relation)} ${twoDecimals(relation.value)}`
}

export function measureSign({ measure }: Relation): string {
  return SIGNS[measure]
}

/** Without the sign of what rounds to 0. */
export function twoDecimals(value: number): string {
  const text = value.toFixed(2)
  return text === '-0.00' ? '0.00' : text.replace('-', '−')
}
