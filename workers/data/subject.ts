import type { Experiment, ResolvedExperiment } from '../../src/domain/experiment.ts'
import { planData, planDataWith, type DataPlan } from '../../src/domain/prepare-data.ts'
import type { ProfiledTable } from '../../src/domain/profile-table.ts'
import type { FittedRecipe } from '../../src/domain/recipe.ts'
import { resolveExperiment } from '../../src/domain/resolve-experiment.ts'
import { ok, type Result } from '../../src/domain/result.ts'
import type { Table } from '../../src/domain/table.ts'
import type { OpenTable } from './open-table.ts'

/** A table with what an experiment makes of it. */
export interface Subject {
  profiled: ProfiledTable
  resolved: ResolvedExperiment
}

/** Fails as `OpenTable.profiledFor` and `resolveExperiment` do. */
export function subjectOf(open: OpenTable, experiment: Experiment): Result<Subject> {
  const profiled = open.profiledFor(experiment.columns ?? {})
  if (!profiled.ok) return profiled
  const resolved = resolveExperiment(experiment, profiled.value.profile)
  return resolved.ok ? ok({ profiled: profiled.value, resolved: resolved.value }) : resolved
}

/** How the table would be prepared; with a recipe nothing is fitted. Fails also as `planData` and `planDataWith` do. */
export function planOf(
  open: OpenTable,
  experiment: Experiment,
  recipe?: FittedRecipe,
): Result<{ plan: DataPlan; table: Table }> {
  const subject = subjectOf(open, experiment)
  if (!subject.ok) return subject
  const { profiled, resolved } = subject.value
  const { table, profile } = profiled
  const plan =
    recipe === undefined
      ? planData(table, resolved, profile)
      : planDataWith(table, resolved, recipe)
  return plan.ok ? ok({ plan: plan.value, table }) : plan
}
