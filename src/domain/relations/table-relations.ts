import type { ResolvedExperiment } from '../experiment.ts'
import { isBirthName } from '../name-words.ts'
import type { TableProfile } from '../profile.ts'
import type { Table } from '../table.ts'
import { classNames, readTargets } from '../targets.ts'
import { codeNumbers, type CodedColumn } from './coded-column.ts'
import { filledFor, type FilledFor } from './filled-for.ts'
import { missingCells } from './missing-cells.ts'
import { codeMeasurable, rowSample } from './measured-rows.ts'
import { relateToTarget, type Relation } from './relation.ts'
import { timeDrift, type TimeDrift } from './time-drift.ts'

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
  /** Of each column of dates over which the answer changes, in the rows that the measures look at. */
  drifts: TimeDrift[]
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
  const rows = rowSample(answered.length, table.columns.length).map(
    (place) => answered[place] as number,
  )
  const targetCodes = codeTarget(answers, rows, classes.length)
  const found: TableRelations = {
    ...{ target, classes, rows: rows.length, sampled: rows.length < answered.length },
    ...{ columns: [], filledFor: [], drifts: [] },
  }
  for (const [index, column] of table.columns.entries()) {
    yield
    const described = profile.columns[index]
    const coded =
      index === targetIndex ? undefined : codeMeasurable(table, profile, resolved, index, rows)
    found.columns.push(coded ? relateToTarget(coded, targetCodes) : null)
    if (coded && described?.kind === 'date' && !isBirthName(described.name)) {
      yield
      const drift = timeDrift(index, coded, targetCodes)
      if (drift) found.drifts.push(drift)
    }
    if (!coded || classes.length < 2 || described?.missing === 0) continue
    const missing = resolved.columns[index]?.missing ?? []
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
