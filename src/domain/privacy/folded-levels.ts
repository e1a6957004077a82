import type { Experiment } from '../experiment.ts'
import type { ColumnSteps } from '../preparation-steps.ts'
import { withSteps } from '../suggest-steps.ts'
import { FEW_PERSONS } from './few-persons.ts'

/** The experiment with levels of fewer than five training rows joined to "other" in these columns. */
export function withFoldedLevels(experiment: Experiment, columns: readonly string[]): Experiment {
  const { preparation } = experiment
  const folded = columns.reduce<Record<string, ColumnSteps>>(
    (all, name) => withSteps(all, name, { category: { minCount: FEW_PERSONS, order: [] } }),
    preparation?.columns ?? {},
  )
  return { ...experiment, preparation: { ...preparation, columns: folded } }
}
