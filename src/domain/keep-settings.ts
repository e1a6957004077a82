import { withKnownValues } from './campaign/campaign-choice.ts'
import type { Experiment, PreparationChoice } from './experiment.ts'
import type { ColumnSteps, DateSteps } from './preparation-steps.ts'
import type { TableProfile } from './profile.ts'
import type { ColumnChoice } from './experiment.ts'
import { splitColumn } from './split-column.ts'

/**
 * An experiment for a table that was read anew in another way: the person's settings, and their target while there
 * is such a column. What was said about columns stays if all of them are still there; else only their protection does.
 * Answers are as suggested; a split by row numbers meant the rows as they were read before, and one by a column stays
 * while there is such a column.
 * @param before the experiment on the table as it was
 * @param suggested for the table as it is
 */
export function keepSettings(
  before: Experiment,
  suggested: Experiment,
  profile: TableProfile,
): Experiment {
  const { columns, preparation, split, network, training, campaign } = before
  const names = new Set(profile.columns.map(({ name }) => name))
  const isSame = isSameTable(before, profile)
  const privacy = isSame ? columns : protectionsIn(columns, names)
  const target = names.has(before.target) ? before.target : suggested.target
  const by = splitColumn(split)
  const splitStays =
    split?.kind !== 'rows' && (by === undefined || (by !== target && names.has(by)))
  return {
    ...suggested,
    target,
    ...(privacy && { columns: privacy }),
    ...(preparation && { preparation: withKnownColumns(preparation, profile) }),
    ...(split && splitStays && { split }),
    ...(network && { network }),
    ...(training && { training }),
    ...(campaign && { campaign: withKnownValues(campaign, (name) => names.has(name)) }),
  }
}

/** Whether every column that something was said of is still there. */
function isSameTable({ columns }: Experiment, profile: TableProfile): boolean {
  const names = new Set(profile.columns.map(({ name }) => name))
  return Object.keys(columns ?? {}).every((name) => names.has(name))
}

/** Of the choices only how columns are protected. */
function protectionsIn(
  columns: Experiment['columns'],
  names: ReadonlySet<string>,
): Experiment['columns'] {
  const kept = Object.entries(columns ?? {}).flatMap(
    ([name, { privacy }]): [string, ColumnChoice][] =>
      privacy && names.has(name) ? [[name, { privacy }]] : [],
  )
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

/** Steps of a column that is gone would be refused. */
function withKnownColumns(
  { columns, date, ...rest }: PreparationChoice,
  profile: TableProfile,
): PreparationChoice {
  const known = new Set(profile.columns.map(({ name }) => name))
  const forAll = { ...rest, ...(date && { date: withKnownReference(date, known) }) }
  if (columns === undefined) return forAll
  const kept = Object.entries(columns).filter(([name]) => known.has(name))
  const steps = kept.map(([name, { date: own, ...others }]): [string, ColumnSteps] => [
    name,
    { ...others, ...(own && { date: withKnownReference(own, known) }) },
  ])
  return { ...forAll, columns: Object.fromEntries(steps) }
}

/** Days are counted to no column that is gone. */
function withKnownReference(steps: DateSteps, known: ReadonlySet<string>): DateSteps {
  const { tenure, ...others } = steps
  return tenure?.until === 'column' && !known.has(tenure.column) ? others : steps
}
