/**
 * Rows in the order of their scores, best first. Rows of one score are one group, and what a depth inside a group
 * reaches is interpolated linearly, as if its rows stood in every order at once: so nothing depends on the order of
 * the rows in the file. Rows count alike: a `weight` column matters in training, a contact is a contact.
 */
export interface RankedRows {
  rows: number
  positives: number
  /** [groups] Distinct scores, descending. */
  scores: Float64Array
  /** [groups + 1] Rows in the first k groups; begins with 0. */
  rowsTo: Float64Array
  /** [groups + 1] Positive rows among them. */
  positivesTo: Float64Array
  /** [groups + 1] Sum of the values of those; without values each counts 1. */
  valuesTo: Float64Array
  /** [positives] Values in the order of the ranking; undefined where each is 1. */
  values: Float64Array | undefined
}

/**
 * @param isPositive [rows] 1 positive, 0 not
 * @param scores [rows] finite; the higher, the earlier
 * @param values [rows] finite; what a positive row is worth
 */
export function rankRows(
  isPositive: ArrayLike<number>,
  scores: ArrayLike<number>,
  values?: ArrayLike<number>,
): RankedRows {
  const rows = scores.length
  const order = rankedOrder(isPositive, scores, values)
  const distinct = new Float64Array(rows)
  const rowsTo = new Float64Array(rows + 1)
  const positivesTo = new Float64Array(rows + 1)
  const valuesTo = values ? new Float64Array(rows + 1) : positivesTo
  const ofPositives = values && new Float64Array(rows)
  let groups = 0
  let positives = 0
  let value = 0
  for (let place = 0; place < rows; place++) {
    const row = order[place] as number
    const score = scores[row] as number
    if (place === 0 || score !== distinct[groups - 1]) distinct[groups++] = score
    if (isPositive[row] === 1) {
      if (values && ofPositives) {
        ofPositives[positives] = values[row] as number
        value += values[row] as number
      }
      positives++
    }
    rowsTo[groups] = place + 1
    valuesTo[groups] = value
    positivesTo[groups] = positives
  }
  return {
    rows,
    positives,
    scores: distinct.slice(0, groups),
    rowsTo: rowsTo.slice(0, groups + 1),
    positivesTo: positivesTo.slice(0, groups + 1),
    valuesTo: valuesTo.slice(0, groups + 1),
    values: ofPositives?.slice(0, positives),
  }
}

/** Row numbers by score; within a score by what the rows are, so that sums come out the same to the last bit. */
function rankedOrder(
  isPositive: ArrayLike<number>,
  scores: ArrayLike<number>,
  values: ArrayLike<number> | undefined,
): Uint32Array {
  const order = Uint32Array.from({ length: scores.length }, (_, row) => row)
  return order.sort(
    (a, b) =>
      (scores[b] as number) - (scores[a] as number) ||
      (isPositive[b] as number) - (isPositive[a] as number) ||
      (values ? (values[b] as number) - (values[a] as number) : 0),
  )
}

/** The number of groups that lie wholly within the first `depth` rows. */
export function wholeGroups({ rowsTo }: RankedRows, depth: number): number {
  let low = 0
  let high = rowsTo.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((rowsTo[middle] as number) <= depth) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * What the first `depth` rows sum up to; inside a group its share.
 * @param sums [groups + 1] like `positivesTo`
 * @param depth 0 to `rows`, need not be whole
 */
export function sumAt(ranked: RankedRows, sums: Float64Array, depth: number): number {
  const { rowsTo } = ranked
  const group = wholeGroups(ranked, depth)
  const before = sums[group] as number
  const rest = depth - (rowsTo[group] as number)
  if (rest <= 0) return before
  const size = (rowsTo[group + 1] as number) - (rowsTo[group] as number)
  return before + ((sums[group + 1] as number) - before) * (rest / size)
}

/** Rows that score at or above a threshold. */
export function rowsFrom({ scores, rowsTo }: RankedRows, threshold: number): number {
  let low = 0
  let high = scores.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((scores[middle] as number) >= threshold) low = middle + 1
    else high = middle
  }
  return rowsTo[low] as number
}

/** The score of the row at a place, counted from 0. */
export function scoreAt(ranked: RankedRows, place: number): number {
  return ranked.scores[wholeGroups(ranked, place)] as number
}
