import type { ColumnChoice } from './experiment.ts'
import type { ColumnSteps } from './preparation-steps.ts'
import { MISSING_MARKERS } from './table.ts'

/** What was chosen for one column; a column may be called `constructor`, so only own entries count. */
export function choiceFor(
  choices: Record<string, ColumnChoice> | undefined,
  name: string,
): ColumnChoice {
  return choices !== undefined && Object.hasOwn(choices, name) ? (choices[name] ?? {}) : {}
}

/** The steps of one column's own, by the same care with names. */
export function stepsFor(
  steps: Record<string, ColumnSteps> | undefined,
  name: string,
): ColumnSteps | undefined {
  return steps !== undefined && Object.hasOwn(steps, name) ? steps[name] : undefined
}

/** The texts that mean "missing" under a choice: trimmed, lower-cased, each once. */
export function markersOf({ missing }: ColumnChoice): readonly string[] {
  if (missing === undefined) return MISSING_MARKERS
  return [...new Set(missing.map((text) => text.trim().toLowerCase()))]
}
