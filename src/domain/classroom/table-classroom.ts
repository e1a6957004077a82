import type { ColumnChoice, Experiment, ResolvedColumn } from '../experiment.ts'

/**
 * The open table's own experiment, in the classroom.
 * @param columns as they are resolved for the table
 * @param pair the two columns that alone are inputs; absent: all that the experiment uses
 */
export function tableExperiment(
  document: Experiment,
  columns: readonly ResolvedColumn[],
  pair?: readonly [string, string],
): Experiment {
  const {
    campaign: _campaign,
    calibration: _calibration,
    threshold: _threshold,
    ...rest
  } = document
  if (pair === undefined) return { ...rest, classroom: {} }
  const others = columns.filter(
    ({ name, role }) => role === 'feature' && name !== document.target && !pair.includes(name),
  )
  // Entries, not a spread: a column may be called `__proto__`.
  const choices = new Map<string, ColumnChoice>(Object.entries(document.columns ?? {}))
  for (const { name } of others) choices.set(name, { ...choices.get(name), role: 'ignore' })
  return {
    ...rest,
    columns: Object.fromEntries(choices),
    classroom: { axes: [pair[0], pair[1]] },
  }
}

/** Columns of numbers that could be one of a pair. */
export function pairColumns(columns: readonly ResolvedColumn[], target: string): string[] {
  return columns
    .filter(({ kind, role, name }) => kind === 'number' && role === 'feature' && name !== target)
    .map(({ name }) => name)
}
