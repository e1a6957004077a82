import type { ResolvedExperiment } from '../experiment.ts'
import type { TableProfile } from '../profile.ts'
import type { Table } from '../table.ts'
import { missingCells } from './missing-cells.ts'

/** Which columns are empty together, over all rows. */
export interface MissingPatterns {
  /** Positions in the table of the columns with gaps, the emptiest first; at most 30. */
  columns: number[]
  /** The most frequent first, at most 12; the one without gaps too. */
  patterns: MissingPattern[]
  /** All other patterns. */
  others: { patterns: number; rows: number }
  /** Columns with gaps beyond the 30. */
  furtherColumns: number
}

interface MissingPattern {
  /** Places in `columns` that are empty. */
  empty: number[]
  rows: number
}

/** One bit of a 32-bit number each. */
const MOST_COLUMNS = 30
const MOST_PATTERNS = 12

/** @param table @param profile from the same call of `profileTable` @param resolved for that profile */
export function* missingPatterns(
  table: Table,
  profile: TableProfile,
  resolved: Pick<ResolvedExperiment, 'columns'>,
): Generator<undefined, MissingPatterns> {
  const gappy = profile.columns
    .filter(({ missing, distinct }) => missing > 0 && distinct > 0)
    .sort((a, b) => b.missing - a.missing || a.index - b.index)
  const columns = gappy.slice(0, MOST_COLUMNS).map(({ index }) => index)
  const bits = new Int32Array(table.rows)
  for (const [place, index] of columns.entries()) {
    yield
    const column = table.columns[index]
    if (!column) continue
    const marks = missingCells(column, resolved.columns[index]?.missing ?? [])
    for (let row = 0; row < bits.length; row++) {
      bits[row] = (bits[row] as number) | ((marks[row] as number) << place)
    }
  }
  yield
  const counts = new Map<number, number>()
  for (const pattern of bits) counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  const sorted = [...counts].sort(([, a], [, b]) => b - a)
  const rest = sorted.slice(MOST_PATTERNS)
  return {
    columns,
    patterns: sorted.slice(0, MOST_PATTERNS).map(([pattern, rows]) => ({
      empty: columns.flatMap((_, place) => ((pattern >> place) & 1 ? [place] : [])),
      rows,
    })),
    others: { patterns: rest.length, rows: rest.reduce((sum, [, rows]) => sum + rows, 0) },
    furtherColumns: gappy.length - columns.length,
  }
}
