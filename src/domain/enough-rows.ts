import type { BinaryAnswers, Evaluation } from './evaluation.ts'

/** Test rows below which any number would claim more than can be known. */
export const LEAST_ROWS = 20

/** Rows of either answer below which a ranking hangs on a handful of rows, whatever its resamples say. */
const LEAST_OF_ANSWER = 10

/** Why test rows say nothing about a model. */
export type Shortage =
  | { code: 'fewRows'; rows: number }
  /** All have the same answer: there is nothing to tell apart. */
  | { code: 'oneAnswer' }
  /** Too few rows with one of the two answers: the answer looked for or, else, the other one. */
  | { code: 'fewOfAnswer'; isPositive: boolean; rows: number }

/** Whether rows may be judged at all. @param positives null: the question has not just two answers */
export function isEnough(rows: number, positives: number | null): boolean {
  return shortageOf(rows, positives) === undefined
}

/** What no number may be told for; undefined where the test rows are enough. The one rule for every measure. */
export function evaluationShortage(evaluation: Evaluation | BinaryAnswers): Shortage | undefined {
  const { rows, task } = evaluation
  if (task === 'binary') {
    const { truePositive, falseNegative } = evaluation.confusion
    return shortageOf(rows, truePositive + falseNegative)
  }
  const shortage = shortageOf(rows, null)
  if (shortage !== undefined || task === 'regression') return shortage
  const occurring = evaluation.confusion.filter((counts) => counts.some((count) => count > 0))
  return occurring.length === 1 ? { code: 'oneAnswer' } : undefined
}

/** @param positives null: the question has not just two answers */
export function shortageOf(rows: number, positives: number | null): Shortage | undefined {
  if (rows < LEAST_ROWS) return { code: 'fewRows', rows }
  if (positives === null) return undefined
  const negatives = rows - positives
  if (positives === 0 || negatives === 0) return { code: 'oneAnswer' }
  if (positives < LEAST_OF_ANSWER) return { code: 'fewOfAnswer', isPositive: true, rows: positives }
  if (negatives < LEAST_OF_ANSWER) {
    return { code: 'fewOfAnswer', isPositive: false, rows: negatives }
  }
  return undefined
}
