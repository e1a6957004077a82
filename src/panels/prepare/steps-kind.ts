import type { ResolvedColumnSteps, ColumnSteps } from '../../domain/preparation-steps.ts'
import type { ColumnProfile } from '../../domain/profile.ts'
import type { ColumnKind } from '../../domain/table.ts'

/** Kinds whose steps can be changed, as the experiment names them. */
export type StepsKind = keyof ResolvedColumnSteps

const STEPS_OF: Record<ColumnKind, StepsKind | undefined> = {
  number: 'number',
  category: 'category',
  boolean: undefined,
  date: 'date',
  text: 'text',
}

/** Under which name the steps of a column's kind stand; undefined: it has none to change. */
export function stepsKindOf(kind: ColumnKind): StepsKind | undefined {
  return STEPS_OF[kind]
}

/** What every form for steps of one kind takes. */
export interface StepsFormProps<Kind extends StepsKind> {
  steps: ResolvedColumnSteps[Kind]
  /** What they are while nobody changes them; others are marked. */
  usual: ResolvedColumnSteps[Kind]
  /** Of the one column in question; absent: the steps are those of all columns. */
  profile?: ColumnProfile | undefined
  /** The rarer steps folded away. */
  folded?: boolean | undefined
  onChange: (changed: NonNullable<ColumnSteps[Kind]>) => void
}
