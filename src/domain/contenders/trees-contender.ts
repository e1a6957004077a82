import { fitTrees, type BoostedTrees } from './boosted-trees.ts'
import { affordableRows, columnsOf, type LearningRows, type Question } from './learning-rows.ts'
import type { Pacing } from './paced.ts'

/** Of the training rows, in one round. */
const MOST_CELLS = 2_500_000
/** Of all rounds together, where even the smallest sample has more cells than that. */
const MOST_WORK = 250_000_000
const MOST_ROUNDS = 100
const LEAST_ROUNDS = 20
const PATIENCE = 10

/** @param onShare share done, from 0 to 1; fewer rounds may do */
export async function treesContender(
  train: LearningRows,
  validation: LearningRows,
  question: Question,
  pacing: Pacing,
  onShare: (share: number) => void,
): Promise<{ model: BoostedTrees; trainRows: number }> {
  const rows = affordableRows(train, question, MOST_CELLS)
  const { features } = rows
  const cells = features.rows * Math.max(1, columnsOf(features)) * question.outputs
  const mostRounds = Math.min(MOST_ROUNDS, Math.max(LEAST_ROUNDS, Math.floor(MOST_WORK / cells)))
  const judges = affordableRows(validation, question, MOST_CELLS)
  const model = await fitTrees(
    rows,
    question,
    {
      mostRounds,
      stopping: { rows: judges, patience: PATIENCE },
      afterRound: (round) => {
        onShare(round / mostRounds)
      },
    },
    pacing,
  )
  return { model, trainRows: features.rows }
}
