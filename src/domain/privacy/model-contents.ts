import { USUAL_PARTS, type FittedDatePart } from '../date-inputs.ts'
import type { FittedColumn, FittedNumber, FittedRecipe, FittedTarget } from '../recipe.ts'
import type { TrainedModel } from '../trained-model.ts'
import { FEW_PERSONS } from './few-persons.ts'
import type { LoneEnds } from './lone-ends.ts'

/** Parts of a date that are scaled by what was learnt. */
const COUNTED: ReadonlySet<FittedDatePart['part']> = new Set(['recency', 'tenure', 'year'])

/** What a saved model holds of the table that it was trained on. */
export interface ModelContents {
  columns: ColumnContents[]
  target: TargetContents
  /** Columns that have a level from fewer than five rows. */
  rare: string[]
  /** Actual values of single rows, beside the predicted ones. */
  values: number
  /** Numbers of rows, where the rows of each part were listed. */
  rowNumbers: number
  /** Inputs whose mean over the training rows is kept, for reasons to count from. */
  means: number
  /** Columns of the table that are no inputs, by name. */
  leftOut: number
  /** Curves and sums over the rows, as Evaluate and the report show them. */
  findings: boolean
  /** Weights, those of the optimiser included. */
  numbers: number
}

export type ColumnContents = { name: string } & (
  | {
      holds: 'levels'
      /** Those from fewer than five rows first, then the most frequent. */
      levels: { text: string; rows: number; rare: boolean }[]
      rare: number
    }
  | ({ holds: 'numbers'; low: number; high: number; median: number } & NumberExtras)
  | {
      holds: 'dates'
      from: number
      to: number
      /** What stands in for gaps. */
      fill: number
      /** Means and standard deviations of the days and years that are counted are kept, too. */
      counted: boolean
      alone?: LoneEnds
    }
  | { holds: 'words'; words: string[] }
  /** `usual`: the one text that is kept, for gaps. */
  | { holds: 'hashes'; buckets: number; usual: string }
  /** `common`: how common each bucket is. */
  | { holds: 'grams'; buckets: number; common: boolean }
)

/** What the steps of a number column keep besides. */
export interface NumberExtras {
  /** What stands in for gaps. */
  fill: number
  /** Subtracted, then divided by: mean and standard deviation, median and quartile distance, or the ends. */
  scaled?: { center: number; scale: number }
  clip?: { lower: number; upper: number }
  edges?: number[]
  /** The scale gives away the smallest and the largest number, or those left after clipping. */
  exact: boolean
  alone?: LoneEnds
}

export type TargetContents = { name: string } & (
  { holds: 'words'; words: string[] } | { holds: 'moments'; mean: number; std: number }
)

/** Lists what a model holds besides its settings. It never holds a whole row. */
export function modelContents({
  recipe,
  experiment,
  report,
  weights,
  checkpoint,
}: TrainedModel): ModelContents {
  const columns = recipe.columns.map(contentsOf)
  const { evaluation } = report
  const { split } = experiment
  const copies = checkpoint ? 2 + checkpoint.slots.length : 0
  return {
    columns,
    target: targetContents(recipe.target),
    rare: rareLevelColumns(recipe),
    values: evaluation.task === 'regression' ? evaluation.sample.actual.length : 0,
    rowNumbers:
      split?.kind === 'rows' ? split.train.length + split.validation.length + split.test.length : 0,
    means: recipe.baseline?.length ?? 0,
    leftOut: report.data?.leftOut.length ?? 0,
    findings: report.findings !== undefined,
    numbers: weights.length * (1 + copies),
  }
}

/** Names of the columns that have a level from fewer than five training rows. */
export function rareLevelColumns({ columns }: FittedRecipe): string[] {
  return columns.flatMap((column) =>
    column.kind === 'category' && column.counts.some((rows) => rows < FEW_PERSONS)
      ? [column.name]
      : [],
  )
}

/**
 * A recipe without what only single rows say and no prediction needs: how many rows a level has is rounded down to
 * fives, and the range of a number to predict is left out.
 */
export function withoutSingleRows(recipe: FittedRecipe): FittedRecipe {
  const { target } = recipe
  return {
    ...recipe,
    columns: recipe.columns.map((column) =>
      column.kind === 'category'
        ? { ...column, counts: column.counts.map((count) => count - (count % FEW_PERSONS)) }
        : column,
    ),
    target: target.task === 'regression' ? withoutRange(target) : target,
  }
}

function withoutRange({
  min: _min,
  max: _max,
  ...target
}: Extract<FittedTarget, { task: 'regression' }>): FittedTarget {
  return target
}

function contentsOf(column: FittedColumn): ColumnContents {
  const { name } = column
  switch (column.kind) {
    case 'category': {
      const levels = column.levels.map((text, i) => {
        const rows = column.counts[i] ?? 0
        return { text, rows, rare: rows < FEW_PERSONS }
      })
      const sorted = levels.toSorted((a, b) => Number(b.rare) - Number(a.rare) || b.rows - a.rows)
      const rare = levels.filter((level) => level.rare).length
      return { name, holds: 'levels', levels: sorted, rare }
    }
    case 'number': {
      const { min: low, max: high, median } = column
      return { name, holds: 'numbers', low, high, median, ...numberExtras(column) }
    }
    case 'date': {
      const { oldest: from, newest: to, impute: fill, alone } = column
      const counted = (column.parts ?? USUAL_PARTS).some(({ part }) => COUNTED.has(part))
      return { name, holds: 'dates', from, to, fill, counted, ...(alone && { alone }) }
    }
    case 'boolean':
      return { name, holds: 'words', words: [column.trueText, column.falseText] }
    case 'hashed':
      return { name, holds: 'hashes', buckets: column.buckets, usual: column.impute }
    case 'text':
      return {
        ...{ name, holds: 'grams', buckets: column.buckets },
        common: column.idf !== undefined,
      }
  }
}

function numberExtras(column: FittedNumber): NumberExtras {
  const { impute: fill, method, center, scale, clip, edges, alone } = column
  return {
    fill,
    ...(method !== 'none' && { scaled: { center, scale } }),
    ...(clip && { clip }),
    ...(edges && { edges }),
    exact: method === 'minMax',
    ...(alone && { alone }),
  }
}

function targetContents(target: FittedTarget): TargetContents {
  return target.task === 'regression'
    ? { name: target.name, holds: 'moments', mean: target.mean, std: target.std }
    : { name: target.name, holds: 'words', words: target.classes }
}
