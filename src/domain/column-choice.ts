import type {
  ColumnChoice,
  PreparationChoice,
  ResolvedColumn,
  ResolvedExperiment,
} from './experiment.ts'
import type { ColumnSteps, DateSteps } from './preparation-steps.ts'
import { MISSING_MARKERS, type ColumnRole } from './table.ts'

/** What was chosen for one column; a column may be called `constructor`, so only own entries count. */
export function choiceFor(
  choices: Record<string, ColumnChoice> | undefined,
  name: string,
): ColumnChoice {
  return choices !== undefined && Object.hasOwn(choices, name) ? (choices[name] ?? {}) : {}
}

/** The column that was given a role by hand; undefined: none was. */
export function columnWithRole(
  choices: Record<string, ColumnChoice> | undefined,
  role: ColumnRole,
): string | undefined {
  return Object.entries(choices ?? {}).find(([, choice]) => choice.role === role)?.[0]
}

/** The steps of one column's own, by the same care with names. */
export function stepsFor(
  steps: Record<string, ColumnSteps> | undefined,
  name: string,
): ColumnSteps | undefined {
  return steps !== undefined && Object.hasOwn(steps, name) ? steps[name] : undefined
}

/** Columns to whose dates days are counted. */
export function tenureColumns({ date, columns = {} }: PreparationChoice = {}): string[] {
  return [date, ...Object.values(columns).map((steps) => steps.date)].flatMap(tenureColumn)
}

/** Date columns in use to which those of one column may count days. */
export function tenureChoices(
  { columns, target }: ResolvedExperiment,
  name: string,
): ResolvedColumn[] {
  return columns.filter(
    (column) =>
      column.kind === 'date' &&
      column.role === 'feature' &&
      column.name !== name &&
      column.name !== target,
  )
}

function tenureColumn(steps: DateSteps | undefined): string[] {
  return steps?.tenure?.until === 'column' ? [steps.tenure.column] : []
}

/** The texts that mean "missing" under a choice: trimmed, lower-cased, each once. */
export function markersOf({ missing }: ColumnChoice): readonly string[] {
  if (missing === undefined) return MISSING_MARKERS
  return [...new Set(missing.map((text) => text.trim().toLowerCase()))]
}
