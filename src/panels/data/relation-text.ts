import type { Relation } from '../../domain/relations/relation.ts'
import type { Messages } from '../../messages/en.ts'

/** A measure with its figure to two decimals, like "AUC 0.82"; the sign of a correlation stays. */
export function relationText(m: Messages, { measure, value }: Relation): string {
  return m.relations.measures[measure](value.toFixed(2).replace('-', '−'))
}
