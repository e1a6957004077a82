import { ColumnBuilder } from '../column-builder.ts'
import { DEFAULT_FRACTIONS, DEFAULT_NETWORK, DEFAULT_PREPARATION } from '../experiment-defaults.ts'
import type { ResolvedColumn, ResolvedExperiment } from '../experiment.ts'
import { resolveTraining } from '../resolve-experiment.ts'
import { MISSING_MARKERS, type Column, type Table } from '../table.ts'

/** A table from named columns of texts; columns of numbers are stored as numbers, as reading would. */
export function tableOfTexts(columns: [name: string, texts: string[]][]): Table {
  return {
    rows: columns[0]?.[1].length ?? 0,
    columns: columns.map(([name, texts]) => columnOfTexts(name, texts)),
    unreadable: [],
  }
}

function columnOfTexts(name: string, texts: string[]): Column {
  const builder = new ColumnBuilder()
  for (const text of texts) builder.add(text)
  return { name, cells: builder.finish() }
}

/** Default choices for a table: number columns by storage, the others categories unless `columns` says otherwise. */
export function resolvedFor(
  table: Table,
  target: string,
  choices: Partial<Omit<ResolvedExperiment, 'columns'>> & {
    columns?: Record<string, Partial<ResolvedColumn>>
  } = {},
): ResolvedExperiment {
  return {
    target,
    targetIndex: table.columns.findIndex(({ name }) => name === target),
    task: 'regression',
    classes: [],
    positive: undefined,
    threshold: 0.5,
    preparation: DEFAULT_PREPARATION,
    split: { kind: 'fractions', ...DEFAULT_FRACTIONS, stratify: true },
    network: DEFAULT_NETWORK,
    training: resolveTraining({}, choices.task ?? 'regression'),
    ...choices,
    columns: table.columns.map(({ name, cells }, index) => ({
      index,
      name,
      role: 'feature',
      kind: cells.storage === 'number' ? 'number' : 'category',
      missing: MISSING_MARKERS,
      ...choices.columns?.[name],
    })),
  }
}
