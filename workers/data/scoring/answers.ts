import { predictionNames, predictionTexts } from '../../../src/domain/predictions-csv.ts'
import type { Table } from '../../../src/domain/table.ts'
import type { ScoringModel } from '../../../src/protocol/scoring-api.ts'
import { uniqueNames } from './unique-names.ts'

/** What a model answered about the rows of a table. */
export interface Answers {
  /** Of the columns that the answers fill; none that the table has already. */
  names: string[]
  /** [rows × outputs] NaN for rows without an answer. */
  outputs: Float64Array
  /** To go with `names`; of a row without an answer empty. */
  texts: (row: number) => string[]
}

/** @param outputs [rows × outputs] */
export function answersOf(
  { recipe: { target }, threshold }: ScoringModel,
  table: Table,
  outputs: Float64Array,
): Answers {
  const names = uniqueNames(predictionNames(target), table)
  const unreadable = new Set(table.unreadable)
  const texts = (row: number) =>
    unreadable.has(row) ? names.map(() => '') : predictionTexts(target, threshold, outputs, row)
  return { names, outputs, texts }
}
