import type { NumberScale } from './experiment.ts'

/**
 * How raw columns become numbers, with everything that was learnt **from the training rows only**.
 * Plain JSON: it is saved with the model and applied unchanged to new rows.
 */
export interface FittedRecipe {
  /** Feature columns in table order. */
  columns: FittedColumn[]
  target: FittedTarget
  /** One per input of the network, like "age" or "job = admin." or "job = (other)". */
  inputNames: string[]
}

export type FittedColumn = FittedNumber | FittedCategory | FittedBoolean

interface FittedBase {
  name: string
  /** Lower-cased, trimmed texts that mean "missing" here. */
  missing: string[]
  /** Position of this column's first input. */
  offset: number
}

/** input = (value − center) / scale; `scale` 0 (a constant column) gives 0. */
export interface FittedNumber extends FittedBase {
  kind: 'number'
  method: NumberScale
  /** What a missing cell becomes, in the column's own unit. */
  impute: number
  center: number
  scale: number
  /** Range and median of the training rows: what the form offers. */
  min: number
  max: number
  median: number
  integer: boolean
}

/** One input per level, in code-point order, plus "other" as the last if `other`. */
export interface FittedCategory extends FittedBase {
  kind: 'category'
  impute: string
  levels: string[]
  /** Counts of `levels` among training rows, same order. */
  counts: number[]
  other: boolean
}

/** How many inputs of the network a column becomes. */
export function inputCount(column: FittedColumn): number {
  return column.kind === 'category' ? column.levels.length + (column.other ? 1 : 0) : 1
}

/** One input: 1 for `trueText` and its synonyms, 0 for `falseText` and its synonyms. */
export interface FittedBoolean extends FittedBase {
  kind: 'boolean'
  impute: 0 | 1
  trueText: string
  falseText: string
}

export type FittedTarget =
  | { task: 'binary'; name: string; classes: [string, string]; positive: string; missing: string[] }
  | { task: 'multiclass'; name: string; classes: string[]; missing: string[] }
  | {
      task: 'regression'
      name: string
      /** Mean and population standard deviation of the training targets. */
      mean: number
      std: number
      min: number
      max: number
      missing: string[]
    }

/** What the recipe left out, and why: shown in Prepare. */
export interface LeftOutColumn {
  name: string
  reason: 'target' | 'constant' | 'idLike' | 'allMissing' | 'role' | 'manyLevels' | 'split'
}
