import type { SplitChoice } from './experiment.ts'
import type { ColumnRole } from './table.ts'

/** The column that a split goes by; undefined where it goes by none. */
export function splitColumn(split: SplitChoice | undefined): string | undefined {
  return split !== undefined && 'column' in split ? split.column : undefined
}

/** How the column of a split is used unless a person says otherwise: never as an input. */
export function roleBySplit(split: SplitChoice | undefined, name: string): ColumnRole | undefined {
  if (split === undefined || splitColumn(split) !== name) return undefined
  return split.kind === 'time' || split.kind === 'group' ? split.kind : 'ignore'
}
