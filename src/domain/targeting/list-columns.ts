/** What a list adds to a table, where it stands in a file that is read back. */
interface FoundColumns {
  /** All that were found. */
  names: ReadonlySet<string>
  score: string
  group: string
}

/** Columns of a file of predictions. */
const PREDICTED = /^(?:predicted|p:.*)(?: \(\d+\))?$/

/** Reasons may have been left out. */
const ORDER = ['score', 'decile', 'reasons', 'group'] as const

/**
 * The columns that a list of ours added, by standing together in our order: a table may have a `group` or a `score` of
 * its own, and then ours have a number, as `group (2)`. Of several such runs the last; undefined where there is none.
 */
export function listColumnsIn(
  columns: readonly { name: string; numeric: boolean }[],
): FoundColumns | undefined {
  const names = columns.map(({ name }) => name)
  for (let first = names.length - 1; first >= 0; first--) {
    const found = runFrom(names.slice(first))
    const [score] = found
    const group = found.at(-1)
    if (score !== undefined && group !== undefined && columns[first]?.numeric === true)
      return { names: new Set(found), score, group }
  }
  return undefined
}

/**
 * The columns that may say what became of scored rows: those behind what scoring added. What stood before it was in the
 * file that was scored, so it cannot. All columns of a file that no model scored.
 */
export function columnsSinceScored<Column extends { name: string; numeric: boolean }>(
  columns: readonly Column[],
): readonly Column[] {
  const list = listColumnsIn(columns)
  const last = columns.findLastIndex(({ name }) => list?.names.has(name) ?? PREDICTED.test(name))
  return columns.slice(last + 1)
}

/** The run that these names begin with; empty: they do not begin with one. */
function runFrom(names: readonly string[]): string[] {
  const found: string[] = []
  for (const usual of ORDER) {
    const name = names[found.length] ?? ''
    if (isCalled(usual, name)) found.push(name)
    else if (usual !== 'reasons') return []
  }
  return found
}

function isCalled(usual: string, name: string): boolean {
  return (
    name === usual ||
    (name.startsWith(`${usual} (`) && /^\(\d+\)$/.test(name.slice(usual.length + 1)))
  )
}
