import type { PartName } from './prepared-data.ts'

export const PARTS = ['train', 'validation', 'test'] as const satisfies PartName[]

/** What a row may be for; rows that are `unused` are in no part. */
export type RowUse = PartName | 'unused'

export const ROW_USES = [...PARTS, 'unused'] as const satisfies RowUse[]

/** Which of the rows with a target are for what, before anything is checked. */
export interface Parts {
  train: number[]
  validation: number[]
  test: number[]
  facts: SplitFacts
}

/** What there is to say about how a split came about; texts are as read, trimmed. */
export type SplitFacts =
  | { kind: 'fractions'; /** Rows that share a group with an equal one. */ kept?: number }
  | { kind: 'rows' }
  | {
      kind: 'time'
      /** The first time of the rows to check, and of the rows to test. */
      validationFrom: string
      testFrom: string
      /** Rows without a readable time; they are in the training part. */
      untimed: number
    }
  | {
      kind: 'group'
      /** How many groups each part has. */
      groups: Record<PartName, number>
      /** Rows without a group: each stands for itself and is not counted as a group. */
      ungrouped: number
    }
  | {
      kind: 'column'
      /** Each value of the column, the most frequent first; '' are rows without one. At most 20. */
      values: { text: string; rows: number; use: RowUse; known: boolean }[]
      /** Rows whose value names no part. */
      unknown: number
      /** Rows to check that were drawn from those to learn, because no value names rows to check. */
      drawn: number
    }

export function emptyParts(facts: SplitFacts): Parts {
  return { train: [], validation: [], test: [], facts }
}
