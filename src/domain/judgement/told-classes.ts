import { isEnough } from '../enough-rows.ts'
import type { ClassJudgement, Measure, MulticlassJudgement } from './judgement.ts'
import { atLeastWilson } from './wilson.ts'

/** What may be told of a class; null: its rows are too few for any number, or there is no such share. */
export type ToldClass = Pick<ClassJudgement, 'support'> & {
  [Name in Exclude<keyof ClassJudgement, 'support'>]: Measure | null
}

const UNTOLD = { precision: null, recall: null, f1: null, rocAuc: null, prAuc: null }

/**
 * Each class by the one rule for every measure (`isEnough`), as where it alone is held against the rest.
 * @param confusion [actual][predicted] rows
 */
export function toldClasses(
  { rows, classes }: Pick<MulticlassJudgement, 'rows' | 'classes'>,
  confusion: readonly (readonly number[])[],
): ToldClass[] {
  return classes.map((found, c) => {
    const { support, precision, recall } = found
    if (!isEnough(rows, support)) return { support, ...UNTOLD }
    const said = confusion.reduce((sum, predicted) => sum + (predicted[c] ?? 0), 0)
    return {
      ...found,
      // Of no rows at all there is no share.
      precision: said === 0 ? null : widened(precision, said),
      recall: widened(recall, support),
    }
  })
}

function widened({ value, interval }: Measure, rows: number): Measure {
  return { value, interval: interval && atLeastWilson(interval, rows) }
}
