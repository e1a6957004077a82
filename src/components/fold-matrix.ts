/** A class matrix with at most a given number of named classes; the rarer ones are one row and one column. */
export interface FoldedMatrix {
  classes: string[]
  /** [actual][predicted] */
  matrix: number[][]
  /** Position of the row and column that stand for the rest; null: every class has its own. */
  rest: number | null
}

/**
 * Keeps the `most` classes with the most actual rows, in their order, and adds the rest up as `other`.
 * The cell `other` × `other` holds right answers and mistakes among the rest alike; the sum of all cells stays.
 */
export function foldMatrix(
  matrix: readonly (readonly number[])[],
  classes: readonly string[],
  most: number,
  other: string,
): FoldedMatrix {
  if (classes.length <= most) {
    return { classes: [...classes], matrix: matrix.map((row) => [...row]), rest: null }
  }
  const kept = matrix
    .map((row, index) => ({ index, rows: row.reduce((sum, count) => sum + count, 0) }))
    .sort((a, b) => b.rows - a.rows || a.index - b.index)
    .slice(0, most)
    .map(({ index }) => index)
    .sort((a, b) => a - b)
  const place = new Map(kept.map((index, position) => [index, position]))
  const size = kept.length + 1
  const folded = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  matrix.forEach((row, actual) => {
    const target = folded[place.get(actual) ?? size - 1]
    row.forEach((count, predicted) => {
      const column = place.get(predicted) ?? size - 1
      if (target) target[column] = (target[column] ?? 0) + count
    })
  })
  return {
    classes: [...kept.map((index) => classes[index] ?? ''), other],
    matrix: folded,
    rest: size - 1,
  }
}
