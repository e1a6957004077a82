import type { ResolvedExperiment } from '../experiment.ts'
import type { TableProfile } from '../profile.ts'
import { sampleRows } from '../random.ts'
import type { Table } from '../table.ts'
import { classNames, readTargets } from '../targets.ts'
import { codeColumn, codeNumbers, type CodedColumn } from './coded-column.ts'
import { filledFor, type FilledFor } from './filled-for.ts'
import { missingCells } from './missing-cells.ts'
import { relateToTarget, type Relation } from './relation.ts'

/** How the columns of a table relate to what is to be predicted. */
export interface TableRelations {
  target: string
  /** The classes that `filledFor` counts; empty for regression. */
  classes: string[]
  /** Rows with an answer that the measures look at. */
  rows: number
  /** These are a random sample, the same every time. */
  sampled: boolean
  /** [columns] Null for the target, and where nothing can be measured. */
  columns: (Relation | null)[]
  /** Over all rows. */
  filledFor: FilledFor[]
}

const SEED = 1
/** So many rows give a measure to about ±0.006. */
const MOST_ROWS = 100_000
/** A very wide table is looked at in fewer rows, so that it takes no longer than others. */
const MOST_CELLS = 20_000_000
const FEWEST_ROWS = 1000
/** A text with more levels than this, or than half of its rows, is nearly an id: every measure would be chance. */
const MOST_LEVELS = 10_000

/** How many rows of a table of so many columns the measures look at. */
export function rowsToLookAt(columns: number): number {
  return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.floor(MOST_CELLS / columns)))
}

/**
 * Measures one column after another, so that a caller may stop or do something else between two of them.
 * @param table @param profile from the same call of `profileTable` @param resolved for that profile
 * @returns all measures, at the end
 */
export function* tableRelations(
  table: Table,
  profile: TableProfile,
  resolved: ResolvedExperiment,
): Generator<undefined, TableRelations> {
  const { targetIndex, target } = resolved
  const answers = readTargets(table, resolved)
  yield
  const classes = resolved.task === 'regression' ? [] : classNames(resolved)
  const answered = answeredRows(answers)
  const most = rowsToLookAt(table.columns.length)
  const rows = sampleRows(SEED, answered.length, most).map((place) => answered[place] as number)
  const targetCodes = codeTarget(answers, rows, classes.length)
  const found: TableRelations = {
    ...{ target, classes, rows: rows.length, sampled: rows.length < answered.length },
    ...{ columns: [], filledFor: [] },
  }
  for (const [index, column] of table.columns.entries()) {
    yield
    const described = profile.columns[index]
    const missing = resolved.columns[index]?.missing ?? []
    if (index === targetIndex || !described || !isMeasurable(described, table.rows)) {
      found.columns.push(null)
      continue
    }
    const isOrdered = described.kind === 'number' || described.kind === 'date'
    found.columns.push(relateToTarget(codeColumn(column, isOrdered, missing, rows), targetCodes))
    if (classes.length < 2 || described.missing === 0) continue
    yield
    const only = filledFor(index, missingCells(column, missing), answers, classes.length)
    if (only) found.filledFor.push(only)
  }
  return found
}

/** Row numbers, ascending. */
function answeredRows(answers: Float64Array): Uint32Array {
  const rows = new Uint32Array(answers.length)
  let count = 0
  for (let row = 0; row < answers.length; row++) {
    if (!Number.isNaN(answers[row])) rows[count++] = row
  }
  return rows.subarray(0, count)
}

function codeTarget(answers: Float64Array, rows: Uint32Array, classes: number): CodedColumn {
  const looked = Float64Array.from(rows, (row) => answers[row] as number)
  return classes === 0 ? codeNumbers(looked) : { codes: Int32Array.from(looked), distinct: classes }
}

/** Whether a column can be measured at all: it varies, and is no text of its own in nearly every row. */
export function isMeasurable(
  { kind, distinct, missing }: TableProfile['columns'][number],
  rows: number,
): boolean {
  if (kind === 'number' || kind === 'date') return distinct > 1
  return distinct > 1 && distinct <= Math.min(MOST_LEVELS, Math.max(2, (rows - missing) / 2))
}
