import type { Experiment, SplitChoice } from '../experiment.ts'
import type { CategorySteps, ColumnSteps } from '../preparation-steps.ts'
import { FEW_PERSONS } from '../privacy/few-persons.ts'
import type { FittedRecipe } from '../recipe.ts'

/** An experiment for others to read, and the keys that they are not given. */
export interface ShareableExperiment {
  experiment: Experiment
  /** Like "split.test" or "preparation.columns.city.category.order". */
  omitted: string[]
}

/**
 * Everything that was chosen, but for lists of rows and for orders of levels by hand, where one of the levels comes
 * from fewer than five training rows: those could name somebody.
 */
export function shareableExperiment(
  { split, preparation, ...rest }: Experiment,
  recipe: FittedRecipe,
): ShareableExperiment {
  const omitted: string[] = []
  const experiment: Experiment = { ...rest }
  if (split !== undefined) experiment.split = withoutRows(split, omitted)
  if (preparation === undefined) return { experiment, omitted }
  const frequent = frequentLevels(recipe)
  const own = (steps: CategorySteps, name: string | undefined, key: string): CategorySteps => {
    const known = name === undefined ? new Set<string>() : frequent.get(name)
    if (!steps.order?.some((level) => !known?.has(level))) return steps
    omitted.push(`${key}.order`)
    const { order: _order, ...others } = steps
    return others
  }
  const { category, columns } = preparation
  experiment.preparation = {
    ...preparation,
    ...(category && { category: own(category, undefined, 'preparation.category') }),
    ...(columns && {
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, steps]): [string, ColumnSteps] => [
          name,
          steps.category
            ? {
                ...steps,
                category: own(steps.category, name, `preparation.columns.${name}.category`),
              }
            : steps,
        ]),
      ),
    }),
  }
  return { experiment, omitted }
}

function withoutRows(split: SplitChoice, omitted: string[]): SplitChoice {
  if (split.kind !== 'rows') return split
  omitted.push('split.train', 'split.validation', 'split.test')
  return { kind: 'rows', train: [], validation: [], test: [] }
}

/** By column, the levels that enough training rows have. */
function frequentLevels({ columns }: FittedRecipe): Map<string, Set<string>> {
  const entries = columns.flatMap((column): [string, Set<string>][] =>
    column.kind === 'category'
      ? [
          [
            column.name,
            new Set(column.levels.filter((_, i) => (column.counts[i] ?? 0) >= FEW_PERSONS)),
          ],
        ]
      : [],
  )
  return new Map(entries)
}
