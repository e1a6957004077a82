/** Who is on a list: the best so many, or everyone from a score on. */
export type ListChoice = { by: 'count'; rows: number } | { by: 'score'; least: number }

/**
 * Row numbers by falling score; rows of one score stay in their order in the file.
 * @param scores [rows] NaN where a row has no answer: such rows are left out
 */
export function rankRows(scores: Float64Array): Uint32Array<ArrayBuffer> {
  const answered = Uint32Array.from(scores.keys()).filter((row) => !Number.isNaN(scores[row]))
  return answered.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
}

/**
 * How many of the ranked rows are on the list; the list is the first so many.
 * @param ranking as `rankRows` gives it
 */
export function listLength(ranking: Uint32Array, scores: Float64Array, choice: ListChoice): number {
  if (choice.by === 'count') return Math.min(choice.rows, ranking.length)
  let low = 0
  let high = ranking.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((scores[ranking[middle] as number] as number) >= choice.least) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * [ranked rows] The tenth of all ranked rows that each belongs to, 1 for the best. Rows of one score share the tenth
 * that the middle of them falls into, so that their order in the file decides nothing.
 * @param parts fewer than ten where tenths would be too small
 */
export function decilesOf(
  ranking: Uint32Array,
  scores: Float64Array,
  parts = 10,
): Uint8Array<ArrayBuffer> {
  const { length } = ranking
  const deciles = new Uint8Array(length)
  for (let from = 0; from < length;) {
    const score = scores[ranking[from] as number]
    let to = from + 1
    while (to < length && scores[ranking[to] as number] === score) to++
    const decile = Math.floor((parts * (from + to)) / (2 * length)) + 1
    while (from < to) deciles[from++] = decile
  }
  return deciles
}
