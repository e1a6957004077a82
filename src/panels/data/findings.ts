import { choiceFor } from '../../domain/column-choice.ts'
import { tellsControlGroup } from '../../domain/control-group.ts'
import type { Shortage } from '../../domain/enough-rows.ts'
import { expectedShortage } from '../../domain/expected-shortage.ts'
import type { Experiment, ResolvedExperiment } from '../../domain/experiment.ts'
import type { ColumnProfile, ColumnWarning, TableProfile } from '../../domain/profile.ts'
import { rareAnswers, type RareAnswers } from '../../domain/rare-answers.ts'
import { suspectColumns, type Suspicion } from '../../domain/relations/suspect-columns.ts'
import type { ColumnTail } from '../../domain/relations/column-tail.ts'
import type { TableInsights } from '../../domain/relations/table-insights.ts'
import type { TableRelations } from '../../domain/relations/table-relations.ts'
import type { TimeDrift } from '../../domain/relations/time-drift.ts'
import type { TwinColumns } from '../../domain/relations/twin-columns.ts'
import type { SplitSuggestion } from '../../domain/suggest-split.ts'
import type { StepSuggestion } from '../../domain/suggest-steps.ts'
import { columnRemarks, type ColumnRemark } from './column-remarks.ts'

/** A thing about the table that a person should know, with all that its sentence and its remedy need. */
export type Finding = { key: string } & (
  | { about: 'suspicion'; suspicion: Suspicion; column: ColumnProfile; sample: Sample }
  | { about: 'rareAnswers'; rare: RareAnswers }
  | { about: 'shortage'; shortage: Shortage }
  | { about: 'treatment'; column: ColumnProfile }
  | { about: 'split'; suggestion: SplitSuggestion }
  | { about: 'reading'; remark: ColumnRemark }
  | {
      about: 'column'
      column: ColumnProfile
      warning: ColumnWarning
      /** Of a column that is mostly empty: to tell the network where. */
      suggestion: StepSuggestion | undefined
    }
  | { about: 'gaps'; column: ColumnProfile; suggestion: StepSuggestion | undefined }
  | { about: 'twins'; twins: Twins; sample: Sample }
  | { about: 'drift'; change: Drift; sample: Sample }
  | { about: 'shape'; suggestion: StepSuggestion; tail: ColumnTail | undefined }
)

/** Rows of the random sample that something was found in; undefined: in all rows. */
export type Sample = number | undefined

export interface Twins {
  first: ColumnProfile
  second: ColumnProfile
  how: TwinColumns['how']
}

export interface Drift extends TimeDrift {
  /** The column of dates. */
  column: string
  target: string
  /** The answer whose share changes; of a number, whose mean does, undefined. */
  answer: string | undefined
}

/** How columns are used at present. */
export interface InUse {
  document: Experiment | undefined
  /** Absent where the document does not suit the table. */
  resolved: ResolvedExperiment | undefined
}

export interface Known extends InUse {
  profile: TableProfile
  target: string | undefined
  /** Absent until they are measured. */
  relations: TableRelations | undefined
  /** Absent until they are found out. */
  insights: TableInsights | undefined
  splits: readonly SplitSuggestion[]
  steps: readonly StepSuggestion[]
}

/** All findings, the most serious first: what is read wrongly, what would deceive, what is of no use, what is missing. */
export function findingsOf(known: Known): Finding[] {
  const { profile, target } = known
  const others = profile.columns.filter(({ name }) => name !== target)
  const remarks = columnRemarks(
    others.filter((column) => isInput(known, column) || isMisread(column)),
  )
  const misread = remarks.filter(({ about }) => about !== 'disguised')
  return [
    ...misread.map(reading),
    ...suspicions(known),
    ...rare(known),
    ...shortage(known),
    ...treatments(known),
    ...splits(known),
    ...twins(known),
    ...others
      .filter(({ protection }) => protection?.kind !== 'pseudonym')
      .flatMap((column) => column.warnings.map((warning) => ofColumn(known, column, warning))),
    ...remarks.filter((remark) => !misread.includes(remark)).map(reading),
    ...others
      .filter(hasGaps)
      .sort((a, b) => b.missing - a.missing)
      .map((column): Finding => {
        const suggestion = suggestionFor(known, column, isForGaps)
        return { key: `gaps ${column.index}`, about: 'gaps', column, suggestion }
      }),
    ...others.flatMap((column): Finding[] => {
      const suggestion = suggestionFor(known, column, isForShape)
      if (!suggestion) return []
      const tail = known.insights?.tails[column.index] ?? undefined
      return [{ key: `shape ${column.index}`, about: 'shape', suggestion, tail }]
    }),
  ]
}

function suggestionFor(
  { steps }: Known,
  { name }: ColumnProfile,
  fits: (suggestion: StepSuggestion) => boolean,
): StepSuggestion | undefined {
  return steps.find((suggestion) => suggestion.column === name && fits(suggestion))
}

function isForGaps({ reason }: StepSuggestion): boolean {
  return reason.code === 'gaps'
}

function isForShape({ reason }: StepSuggestion): boolean {
  return ['longTail', 'skewed', 'farPoints'].includes(reason.code)
}

/** Where the answer changes over time, that is said with its figures instead of the mere order. */
function splits({ splits: suggestions, relations, profile, target }: Known): Finding[] {
  return suggestions.map((suggestion): Finding => {
    const { kind, column } = suggestion
    const known = kind === 'time' && relations?.target === target ? relations : undefined
    const drift = known?.drifts.find(({ index }) => profile.columns[index]?.name === column)
    if (!known || !drift) return { key: `split ${kind}`, about: 'split', suggestion }
    const change = { ...drift, column, target: known.target, answer: known.classes[1] }
    return { key: 'drift', about: 'drift', change, sample: sampleOf(known) }
  })
}

function twins({ insights, profile, target }: Known): Finding[] {
  if (insights?.target !== target) return []
  return (insights?.twins ?? []).flatMap(({ first: a, second: b, how }): Finding[] => {
    const first = profile.columns[a]
    const second = profile.columns[b]
    if (!first || !second) return []
    const sample = insights && sampleOf(insights)
    return [{ key: `twins ${b}`, about: 'twins', twins: { first, second, how }, sample }]
  })
}

function sampleOf({ rows, sampled }: Pick<TableRelations, 'rows' | 'sampled'>): Sample {
  return sampled ? rows : undefined
}

/** Nearly all of its texts are numbers: it may be left out for no other reason than the few that are none. */
function isMisread({ disguised, role }: ColumnProfile): boolean {
  return role !== 'feature' && (disguised ?? []).some(({ reason }) => reason === 'notANumber')
}

/** Whether a column is an input now. */
export function isInput(
  { document, resolved }: InUse,
  { index, name, role }: Pick<ColumnProfile, 'index' | 'name' | 'role'>,
): boolean {
  const asChosen = choiceFor(document?.columns, name).role ?? role
  return (resolved?.columns[index]?.role ?? asChosen) === 'feature'
}

function reading(remark: ColumnRemark): Finding {
  const detail = remark.about === 'disguised' ? remark.disguised.reason : ''
  return { key: `${remark.about} ${detail} ${remark.column}`, about: 'reading', remark }
}

function ofColumn(known: Known, column: ColumnProfile, warning: ColumnWarning): Finding {
  const suggestion = warning === 'manyMissing' ? suggestionFor(known, column, isForGaps) : undefined
  return { key: `${warning} ${column.index}`, about: 'column', column, warning, suggestion }
}

/** Those of columns that are left out for another reason are no news. */
function suspicions({ relations, resolved, profile, target }: Known): Finding[] {
  if (!relations || !resolved || relations.target !== target) return []
  return suspectColumns(relations, resolved).flatMap((suspicion): Finding[] => {
    const column = profile.columns[suspicion.index]
    if (column?.role !== 'feature') return []
    // Where cells are filled in is counted over all rows.
    const sample = suspicion.code === 'filledFor' ? undefined : sampleOf(relations)
    return [{ key: `suspicion ${column.index}`, about: 'suspicion', suspicion, column, sample }]
  })
}

function rare({ resolved, profile }: Known): Finding[] {
  const levels = resolved && profile.columns[resolved.targetIndex]?.levels
  const found = levels && rareAnswers(levels, resolved.classes)
  return found ? [{ key: 'rareAnswers', about: 'rareAnswers', rare: found }] : []
}

/** So few rows to test with that no result can be told. */
function shortage({ resolved, profile }: Known): Finding[] {
  const found = resolved && expectedShortage(profile, resolved)
  return found ? [{ key: 'shortage', about: 'shortage', shortage: found }] : []
}

/** Who was contacted and who was not, and what is made of that. */
function treatments(known: Known): Finding[] {
  const { profile, target, resolved } = known
  return profile.columns
    .filter(({ name }) => name !== target)
    .filter(
      (column) =>
        resolved?.columns[column.index]?.role === 'treatment' ||
        (isInput(known, column) && tellsControlGroup(column)),
    )
    .map((column): Finding => {
      return { key: `treatment ${column.index}`, about: 'treatment', column }
    })
}

function hasGaps({ missing, warnings }: ColumnProfile): boolean {
  return missing > 0 && !warnings.includes('manyMissing') && !warnings.includes('allMissing')
}
