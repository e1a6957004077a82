import type { ResolvedExperiment } from '../../domain/experiment.ts'
import type { ColumnProfile, ColumnWarning, TableProfile } from '../../domain/profile.ts'
import { rareAnswers, type RareAnswers } from '../../domain/rare-answers.ts'
import { suspectColumns, type Suspicion } from '../../domain/relations/suspect-columns.ts'
import type { TableRelations } from '../../domain/relations/table-relations.ts'
import type { SplitSuggestion } from '../../domain/suggest-split.ts'
import { columnRemarks, type ColumnRemark } from './column-remarks.ts'

/** A thing about the table that a person should know, with all that its sentence and its remedy need. */
export type Finding = { key: string } & (
  | { about: 'suspicion'; suspicion: Suspicion }
  | { about: 'rareAnswers'; rare: RareAnswers }
  | { about: 'split'; suggestion: SplitSuggestion }
  | { about: 'reading'; remark: ColumnRemark }
  | { about: 'column'; column: ColumnProfile; warning: ColumnWarning }
  | { about: 'gaps'; column: ColumnProfile }
)

export interface Known {
  profile: TableProfile
  target: string | undefined
  resolved: ResolvedExperiment | undefined
  /** Absent until they are measured. */
  relations: TableRelations | undefined
  splits: readonly SplitSuggestion[]
}

/** All findings, the most serious first: what is read wrongly, what would deceive, what is of no use, what is missing. */
export function findingsOf(known: Known): Finding[] {
  const { profile, target, splits } = known
  const others = profile.columns.filter(({ name }) => name !== target)
  const remarks = columnRemarks(others.filter((column) => isInput(known, column)))
  const misread = remarks.filter(({ about }) => about !== 'disguised')
  return [
    ...misread.map(reading),
    ...suspicions(known),
    ...rare(known),
    ...splits.map((suggestion): Finding => {
      return { key: `split ${suggestion.kind}`, about: 'split', suggestion }
    }),
    ...others.flatMap((column) => column.warnings.map((warning) => ofColumn(column, warning))),
    ...remarks.filter((remark) => !misread.includes(remark)).map(reading),
    ...others
      .filter(hasGaps)
      .sort((a, b) => b.missing - a.missing)
      .map((column): Finding => ({ key: `gaps ${column.index}`, about: 'gaps', column })),
  ]
}

/** Whether a column is an input now; one that nobody has spoken of yet is. */
export function isInput({ resolved }: Pick<Known, 'resolved'>, { index }: { index: number }) {
  return (resolved?.columns[index]?.role ?? 'feature') === 'feature'
}

function reading(remark: ColumnRemark): Finding {
  const detail = remark.about === 'disguised' ? remark.disguised.reason : ''
  return { key: `${remark.about} ${detail} ${remark.column}`, about: 'reading', remark }
}

function ofColumn(column: ColumnProfile, warning: ColumnWarning): Finding {
  return { key: `${warning} ${column.index}`, about: 'column', column, warning }
}

/** Those of columns that are left out for another reason are no news. */
function suspicions({ relations, resolved, profile, target }: Known): Finding[] {
  if (!relations || !resolved || relations.target !== target) return []
  return suspectColumns(relations, resolved)
    .filter(({ index }) => (profile.columns[index]?.role ?? 'feature') === 'feature')
    .map((suspicion) => ({ key: `suspicion ${suspicion.index}`, about: 'suspicion', suspicion }))
}

function rare({ resolved, profile }: Known): Finding[] {
  const levels = resolved && profile.columns[resolved.targetIndex]?.levels
  const found = levels && rareAnswers(levels, resolved.classes)
  return found ? [{ key: 'rareAnswers', about: 'rareAnswers', rare: found }] : []
}

function hasGaps({ missing, warnings }: ColumnProfile): boolean {
  return missing > 0 && !warnings.includes('manyMissing') && !warnings.includes('allMissing')
}
