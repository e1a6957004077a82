import { NO_LEVEL, type Features } from '../features.ts'
import { binRows, type BinnedColumn } from './binned-rows.ts'
import { growTree, type TreeNode } from './grow-tree.ts'
import type { Slopes } from './slopes.ts'
import { totalWeight, type LearningRows, type Question } from './learning-rows.ts'
import { OUTPUT_LOSSES } from './output-loss.ts'
import type { Pacing } from './paced.ts'

/** z = start + Σ values of the trees, one z for each output. */
export interface BoostedTrees {
  columns: BinnedColumn[]
  /** [outputs] */
  start: Float64Array
  /** [rounds][outputs] */
  rounds: TreeNode[][][]
}

export interface BoostingOptions {
  mostRounds: number
  /** Ends the rounds once these rows' mean loss has not fallen for `patience` of them; the best number is kept. */
  stopping?: { rows: LearningRows; patience: number }
  /** Called after each round with its number, from 1. */
  afterRound?: (round: number) => void
}

const LIMITS = { leaves: 31, leastRows: 20, learningRate: 0.1 }

/**
 * Gradient-boosted trees on histograms, as scikit-learn's `HistGradientBoosting*` with its defaults (learning rate
 * 0.1, 31 leaves, at least 20 rows each), one tree per output and round.
 * @param train targets of a regression standardised
 */
export async function fitTrees(
  train: LearningRows,
  question: Question,
  { mostRounds, stopping, afterRound }: BoostingOptions,
  pacing: Pacing,
): Promise<BoostedTrees> {
  const { outputs } = question
  const binned = binRows(train.features, LIMITS.leaves)
  const start = startOf(train, question)
  const model: BoostedTrees = { columns: binned.columns, start, rounds: [] }
  const predictions = startedOutputs(start, train.features.rows)
  const watched = stopping && startedOutputs(start, stopping.rows.features.rows)
  let lowest = stopping && watched ? lossOf(stopping.rows, question, watched) : 0
  let bestRounds = 0
  for (let round = 1; round <= mostRounds; round++) {
    const slopes = slopesOf(train, question, predictions)
    const trees: TreeNode[][] = []
    for (let k = 0; k < outputs; k++) {
      trees.push(
        await growTree(binned, slopes[k] as Slopes, LIMITS, predictions[k] as Float64Array, pacing),
      )
    }
    model.rounds.push(trees)
    afterRound?.(round)
    if (!stopping || !watched) continue
    for (const [k, tree] of trees.entries()) {
      await addTree(
        binned.columns,
        tree,
        stopping.rows.features,
        watched[k] as Float64Array,
        pacing,
      )
    }
    const loss = lossOf(stopping.rows, question, watched)
    if (loss < lowest) {
      lowest = loss
      bestRounds = round
    }
    if (round - bestRounds >= stopping.patience) break
  }
  if (stopping) model.rounds.length = bestRounds
  return model
}

/** [rows × outputs] z of every row. */
export async function treeOutputs(
  { columns, start, rounds }: BoostedTrees,
  features: Features,
  pacing: Pacing,
): Promise<Float64Array> {
  const perOutput = startedOutputs(start, features.rows)
  for (const trees of rounds) {
    for (const [k, tree] of trees.entries()) {
      await addTree(columns, tree, features, perOutput[k] as Float64Array, pacing)
    }
  }
  const all = new Float64Array(features.rows * start.length)
  for (const [k, z] of perOutput.entries()) {
    for (let row = 0; row < z.length; row++) all[row * start.length + k] = z[row] as number
  }
  return all
}

/** The best single answer in z: log odds, logs of the class shares, or the mean. */
function startOf(rows: LearningRows, { task, outputs }: Question): Float64Array {
  const { targets, weights } = rows
  const total = totalWeight(rows)
  const start = new Float64Array(outputs)
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row] as number
    const share = (weights[row] as number) / total
    if (task === 'multiclass') start[target] = (start[target] as number) + share
    else start[0] = (start[0] as number) + share * target
  }
  if (task === 'regression') return start
  const clipped = start.map((p) => Math.min(Math.max(p, Number.EPSILON), 1 - Number.EPSILON))
  return clipped.map((p) => (task === 'binary' ? Math.log(p / (1 - p)) : Math.log(p)))
}

/** [outputs][rows] */
function startedOutputs(start: Float64Array, rows: number): Float64Array[] {
  return Array.from(start, (z) => new Float64Array(rows).fill(z))
}

/** Per output: slope and curvature of each row's loss, times its weight. */
function slopesOf(rows: LearningRows, question: Question, predictions: Float64Array[]): Slopes[] {
  const { task, outputs } = question
  const { targets, weights } = rows
  const loss = OUTPUT_LOSSES[task](outputs)
  const z = new Float64Array(outputs)
  const slopes = predictions.map(({ length }) => ({
    gradient: new Float64Array(length),
    hessian: new Float64Array(length),
  }))
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row] as number
    const weight = weights[row] as number
    for (let k = 0; k < outputs; k++) z[k] = predictions[k]?.[row] as number
    loss(z, target)
    for (let k = 0; k < outputs; k++) {
      const slope = z[k] as number
      const chance = slope + (task === 'binary' ? target : k === target ? 1 : 0)
      const { gradient, hessian } = slopes[k] as Slopes
      gradient[row] = weight * slope
      hessian[row] = weight * (task === 'regression' ? 1 : chance * (1 - chance))
    }
  }
  return slopes
}

/** Weighted mean. */
function lossOf(rows: LearningRows, { task, outputs }: Question, answers: Float64Array[]): number {
  const loss = OUTPUT_LOSSES[task](outputs)
  const z = new Float64Array(outputs)
  let sum = 0
  for (let row = 0; row < rows.targets.length; row++) {
    for (let k = 0; k < outputs; k++) z[k] = answers[k]?.[row] as number
    sum += (rows.weights[row] as number) * loss(z, rows.targets[row] as number)
  }
  return sum / totalWeight(rows)
}

const LEVELS_DEEP = 6

async function addTree(
  columns: readonly BinnedColumn[],
  tree: readonly TreeNode[],
  features: Features,
  into: Float64Array,
  pacing: Pacing,
): Promise<void> {
  for (let row = 0; row < into.length; row++) {
    let node = tree[0] as TreeNode
    while (node.column >= 0) {
      const column = columns[node.column] as BinnedColumn
      node = tree[goesLeft(column, node.cut, features, row) ? node.left : node.right] as TreeNode
    }
    into[row] = (into[row] as number) + node.value
  }
  await pacing(LEVELS_DEEP * into.length)
}

function goesLeft(
  { kind, column }: BinnedColumn,
  cut: number,
  { numbers, numberInputs, codes, categories }: Features,
  row: number,
): boolean {
  if (kind === 'number') return (numbers[row * numberInputs.length + column] as number) <= cut
  const code = codes[row * categories.length + column] as number
  return code !== NO_LEVEL && code === cut
}
