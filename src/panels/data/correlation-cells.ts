import type { HeatCell } from '../../components/heat-cell.ts'
import type { Correlations } from '../../domain/relations/correlations.ts'
import type { Relation } from '../../domain/relations/relation.ts'
import { relationText, twoDecimals } from './relation-text.ts'

/** [columns][columns] What the heat map shows; only ρ has a sign. */
export function heatCells({ cells }: Correlations): (HeatCell | null)[][] {
  return cells.map((row) =>
    row.map((relation) => {
      if (relation === null) return null
      const text = twoDecimals(relation.value).replace('0.', '.')
      return { value: relation.value, text, title: relationText(relation) }
    }),
  )
}

/** Two columns that were compared. */
export interface Pair {
  a: string
  b: string
  relation: Relation
}

/** Each pair of columns once, the closest first. */
export function closestPairs({ cells }: Correlations, names: readonly string[]): Pair[] {
  return cells
    .flatMap((row, i) =>
      row.slice(i + 1).flatMap((relation, step): Pair[] => {
        const [a, b] = [names[i], names[i + 1 + step]]
        return relation && a !== undefined && b !== undefined ? [{ a, b, relation }] : []
      }),
    )
    .sort((p, q) => q.relation.strength - p.relation.strength)
}
