import { sortNumbers } from '../sort-numbers.ts'
import { placeOf } from '../sorted-place.ts'
import type { RowCounts } from './row-counts.ts'

/** Metrics of the order that scores put rows in; a test of every threshold at once. */

/** [2 × distinct scores] Negative, then positive rows at each distinct score, the highest score first. */
export type ScoreGroups = Uint32Array

/**
 * Area under the ROC curve: the chance that a positive row scores above a negative one, ties counting half
 * (average ranks, as in scikit-learn's `roc_auc_score`).
 * @returns null where only one class is present
 */
export function rocAuc(groups: ScoreGroups): number | null {
  let wins = 0
  let positives = 0
  let negatives = 0
  for (let at = 0; at < groups.length; at += 2) {
    const negative = groups[at] as number
    const positive = groups[at + 1] as number
    wins += negative * (positives + positive / 2)
    positives += positive
    negatives += negative
  }
  return positives === 0 || negatives === 0 ? null : wins / (positives * negatives)
}

/**
 * `rocAuc` of scores that are asked once, to the same bits: those of either class are sorted by themselves.
 * @param actual [rows] 1 positive, 0 not
 * @param scores [rows], numbers all of them
 */
export function rankingArea(actual: Float64Array, scores: Float64Array): number | null {
  const all = scores.length
  let count = 0
  for (const is of actual) if (is === 1) count++
  if (count === 0 || count === all) return null
  const positives = new Float64Array(count)
  const negatives = new Float64Array(all - count)
  let p = 0
  let n = 0
  for (let row = 0; row < all; row++) {
    if (actual[row] === 1) positives[p++] = scores[row] as number
    else negatives[n++] = scores[row] as number
  }
  sortNumbers(positives)
  sortNumbers(negatives)
  let wins = 0
  let below = 0
  let upTo = 0
  for (const score of positives) {
    while (below < negatives.length && (negatives[below] as number) < score) below++
    upTo = Math.max(upTo, below)
    while (upTo < negatives.length && negatives[upTo] === score) upTo++
    wins += (below + upTo) / 2
  }
  return wins / (positives.length * negatives.length)
}

/**
 * Average precision, Σ (recall step) · precision over the distinct scores from the highest down, as in
 * scikit-learn's `average_precision_score` (no interpolation).
 * @returns null where only one class is present
 */
export function averagePrecision(groups: ScoreGroups): number | null {
  let found = 0
  let chosen = 0
  let sum = 0
  for (let at = 0; at < groups.length; at += 2) {
    const positive = groups[at + 1] as number
    found += positive
    chosen += positive + (groups[at] as number)
    if (positive > 0) sum += positive * (found / chosen)
  }
  return found === 0 || found === chosen ? null : sum / found
}

/**
 * Sorts once; the function that it gives then groups any counts of the rows in O(rows), and hands out the same
 * array each time.
 * @param actual [rows] 1 positive, 0 not
 */
export function groupByScore(
  actual: ArrayLike<number>,
  scores: ArrayLike<number>,
): (counts: RowCounts) => ScoreGroups {
  const { ranks, distinct } = denseRanks(scores)
  const order = orderByRank(ranks, distinct)
  // In that order, all but the counts is read and written from front to back: several times as fast.
  const places = order.map((row) => 2 * (ranks[row] as number) + (actual[row] === 1 ? 1 : 0))
  const groups = new Uint32Array(2 * distinct)
  return (counts) => {
    groups.fill(0)
    for (let i = 0; i < order.length; i++) {
      const place = places[i] as number
      groups[place] = (groups[place] as number) + (counts[order[i] as number] as number)
    }
    return groups
  }
}

/** Row numbers by ascending rank: a counting sort. */
function orderByRank(ranks: Uint32Array, distinct: number): Uint32Array {
  const next = new Uint32Array(distinct + 1)
  for (const rank of ranks) next[rank + 1] = (next[rank + 1] as number) + 1
  for (let rank = 1; rank <= distinct; rank++) {
    next[rank] = (next[rank] as number) + (next[rank - 1] as number)
  }
  const order = new Uint32Array(ranks.length)
  ranks.forEach((rank, row) => {
    const place = next[rank] as number
    order[place] = row
    next[rank] = place + 1
  })
  return order
}

/** Rank 0 for the rows with the highest score, 1 for those with the next, and so on. */
function denseRanks(scores: ArrayLike<number>): { ranks: Uint32Array; distinct: number } {
  // Typed arrays sort fast, but only without a comparator: hence values instead of row numbers.
  const ascending = Float64Array.from(scores).sort()
  if (Number.isNaN(ascending.at(-1))) throw new Error('a score is not a number')
  const levels = ascending.filter((score, i) => score !== ascending[i - 1])
  const ranks = Uint32Array.from(
    { length: scores.length },
    (_, row) => levels.length - 1 - placeOf(scores[row] as number, levels),
  )
  return { ranks, distinct: levels.length }
}
