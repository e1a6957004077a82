import { FEW_PERSONS } from '../privacy/few-persons.ts'
import type { FittedRecipe } from '../recipe.ts'
import type { ColumnEffect } from '../why/dependence.ts'
import type { Importance } from '../why/importance.ts'

/** What the model answers test rows on average as one column changes. */
export interface ReportedEffects {
  /** Columns at most, the most important first. */
  most: number
  /** Columns that are inputs. */
  ofColumns: number
  /** Without texts that fewer than five training rows have. */
  columns: ColumnEffect[]
}

/** Columns whose effect is worked out: more would be read by nobody. */
const MOST_EFFECTS = 50

/** Places in the recipe of the columns that matter most; in the order of the recipe where that is not known. */
export function mostImportant({ columns }: FittedRecipe, importance: Importance): number[] {
  const losses = new Map(importance.columns.map(({ name, loss }) => [name, loss]))
  const lossOf = (place: number) => losses.get(columns[place]?.name ?? '') ?? -Infinity
  return columns
    .map((_, place) => place)
    .toSorted((a, b) => lossOf(b) - lossOf(a) || a - b)
    .slice(0, MOST_EFFECTS)
}

/** The effects as they may be passed on. */
export function reportedEffects(
  effects: readonly ColumnEffect[],
  { columns }: FittedRecipe,
): ReportedEffects {
  return {
    most: MOST_EFFECTS,
    ofColumns: columns.length,
    columns: effects.map((effect) => {
      const fitted = columns.find(({ name }) => name === effect.column)
      if (fitted?.kind !== 'category') return effect
      const common = new Set(fitted.levels.filter((_, i) => (fitted.counts[i] ?? 0) >= FEW_PERSONS))
      const isCommon = ({ place }: ColumnEffect['points'][number]) =>
        place.kind !== 'level' || common.has(place.text)
      return { ...effect, points: effect.points.filter(isCommon) }
    }),
  }
}
