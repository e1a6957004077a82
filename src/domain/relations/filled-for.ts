/** A column that is filled in, or empty, almost only where the answer is one class. */
export interface FilledFor {
  index: number
  /** Which of its cells go with the class. */
  cells: 'filled' | 'empty'
  /** Place in `classNames`. */
  answer: number
  /** Such cells, in rows with an answer. */
  rows: number
  /** Share of them whose answer is that class. */
  share: number
}

const FEWEST_ROWS = 20
const LEAST_SHARE = 0.98
/** What could come about by chance in one of a million columns is no finding. */
const BY_CHANCE = 1e-6

/**
 * Whether being filled in gives the answer away: a reason for leaving, a date of cancellation.
 * @param missing [rows] 1 where the cell is missing
 * @param answers [rows] class, NaN where there is none
 * @param classes how many there are
 */
export function filledFor(
  index: number,
  missing: Uint8Array,
  answers: Float64Array,
  classes: number,
): FilledFor | undefined {
  const counts = { filled: new Uint32Array(classes), empty: new Uint32Array(classes) }
  answers.forEach((answer, row) => {
    if (Number.isNaN(answer)) return
    const side = missing[row] === 1 ? counts.empty : counts.filled
    side[answer] = (side[answer] as number) + 1
  })
  const all = counts.filled.map((count, k) => count + (counts.empty[k] as number))
  for (const cells of ['filled', 'empty'] as const) {
    const found = onlyFor(counts[cells], all)
    if (found) return { index, cells, ...found }
  }
  return undefined
}

function onlyFor(
  counts: Uint32Array,
  all: Uint32Array,
): Pick<FilledFor, 'answer' | 'rows' | 'share'> | undefined {
  const rows = sum(counts)
  const most = Math.max(...counts)
  const answer = counts.indexOf(most)
  const share = most / rows
  const usual = (all[answer] ?? 0) / sum(all)
  const clear = rows >= FEWEST_ROWS && share >= LEAST_SHARE && usual ** rows < BY_CHANCE
  return clear && share > usual ? { answer, rows, share } : undefined
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0)
}
