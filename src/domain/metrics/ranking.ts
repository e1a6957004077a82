/** Metrics of the order that scores put rows in; a test of every threshold at once. */

/**
 * Area under the ROC curve: the chance that a positive row scores above a negative one, ties counting half
 * (average ranks, as in scikit-learn's `roc_auc_score`).
 * @param actual [rows] 1 positive, 0 not
 * @returns null where only one class is present
 */
export function rocAuc(actual: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  const { positives, negatives, groups } = groupByScore(actual, scores)
  if (positives === 0 || negatives === 0) return null
  let wins = 0
  let positivesAbove = 0
  for (const { positive, negative } of groups) {
    wins += negative * (positivesAbove + positive / 2)
    positivesAbove += positive
  }
  return wins / (positives * negatives)
}

/**
 * Average precision, Σ (recall step) · precision over the distinct scores from the highest down, as in
 * scikit-learn's `average_precision_score` (no interpolation).
 * @param actual [rows] 1 positive, 0 not
 * @returns null where only one class is present
 */
export function averagePrecision(
  actual: ArrayLike<number>,
  scores: ArrayLike<number>,
): number | null {
  const { positives, negatives, groups } = groupByScore(actual, scores)
  if (positives === 0 || negatives === 0) return null
  let found = 0
  let chosen = 0
  let sum = 0
  for (const { positive, negative } of groups) {
    found += positive
    chosen += positive + negative
    sum += (positive / positives) * (found / chosen)
  }
  return sum
}

interface ScoreGroups {
  positives: number
  negatives: number
  /** Rows at each distinct score, highest score first. */
  groups: { positive: number; negative: number }[]
}

/** Sorts each class by itself (typed arrays sort fast without a comparator), then merges. */
function groupByScore(actual: ArrayLike<number>, scores: ArrayLike<number>): ScoreGroups {
  const ofClass = (value: number) =>
    Float64Array.from(scores)
      .filter((_, row) => actual[row] === value)
      .sort()
  const positive = ofClass(1)
  const negative = ofClass(0)
  const groups: ScoreGroups['groups'] = []
  let p = positive.length
  let n = negative.length
  while (p > 0 || n > 0) {
    const score = Math.max(positive[p - 1] ?? -Infinity, negative[n - 1] ?? -Infinity)
    if (Number.isNaN(score)) throw new Error('a score is not a number')
    const before = { p, n }
    while (p > 0 && positive[p - 1] === score) p--
    while (n > 0 && negative[n - 1] === score) n--
    groups.push({ positive: before.p - p, negative: before.n - n })
  }
  return { positives: positive.length, negatives: negative.length, groups }
}
