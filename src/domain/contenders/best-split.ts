import type { BinnedColumn } from './binned-rows.ts'

/** Σ over the rows of a node. */
export interface Sums {
  gradient: number
  hessian: number
  rows: number
}

/** Rows of `column` in a bin up to `bin` (a number) or in just that bin (a category) go left. */
export interface Split {
  column: number
  bin: number
  /** The same as a value: the bin's upper edge, or the level. */
  cut: number
  gain: number
  left: Sums
  right: Sums
}

/** As in scikit-learn: a side with less curvature is not trusted. */
const LEAST_HESSIAN = 1e-3

/**
 * The split of a node that lowers the loss most, (Σg)² / Σh left + right − whole; undefined where none lowers it.
 * @param firstBins [columns + 1] where the bins of each column begin
 * @param histogram [bins × 3] gradients, hessians, rows
 */
export function bestSplit(
  columns: readonly BinnedColumn[],
  firstBins: Uint32Array,
  histogram: Float64Array,
  whole: Sums,
  leastRows: number,
): Split | undefined {
  const { gradient: allGradient, hessian: allHessian, rows: allRows } = whole
  const unsplit = scoreOf(allGradient, allHessian)
  let highest = unsplit
  let found: { column: number; bin: number } | undefined
  for (let c = 0; c < columns.length; c++) {
    const isNumber = columns[c]?.kind === 'number'
    const first = firstBins[c] as number
    // The last bin is everything above (no split), or the rows without a level: told apart by none of them.
    const last = (firstBins[c + 1] as number) - 1
    let bestBin = -1
    let gradient = 0
    let hessian = 0
    let rows = 0
    for (let bin = first; bin < last; bin++) {
      const at = 3 * bin
      if (!isNumber) gradient = hessian = rows = 0
      gradient += histogram[at] as number
      hessian += histogram[at + 1] as number
      rows += histogram[at + 2] as number
      if (rows < leastRows || hessian < LEAST_HESSIAN) continue
      const otherHessian = allHessian - hessian
      if (allRows - rows < leastRows || otherHessian < LEAST_HESSIAN) {
        if (isNumber) break
        continue
      }
      const other = allGradient - gradient
      // Both scores over one denominator: to divide takes longer than all the rest.
      const numerator = gradient * gradient * otherHessian + other * other * hessian
      const denominator = hessian * otherHessian
      if (numerator > highest * denominator) {
        highest = numerator / denominator
        bestBin = bin - first
      }
    }
    if (bestBin >= 0) found = { column: c, bin: bestBin }
  }
  if (found === undefined) return undefined
  const column = columns[found.column] as BinnedColumn
  const cut = column.kind === 'number' ? (column.edges[found.bin] as number) : found.bin
  const left = leftOf(histogram, firstBins[found.column] as number, found.bin, column.kind)
  const right = {
    gradient: allGradient - left.gradient,
    hessian: allHessian - left.hessian,
    rows: allRows - left.rows,
  }
  return { ...found, cut, gain: highest - unsplit, left, right }
}

/** Sums of the bins up to one (a number), or of that one alone. */
function leftOf(
  histogram: Float64Array,
  first: number,
  bin: number,
  kind: BinnedColumn['kind'],
): Sums {
  const sums = { gradient: 0, hessian: 0, rows: 0 }
  for (let b = kind === 'number' ? first : first + bin; b <= first + bin; b++) {
    sums.gradient += histogram[3 * b] as number
    sums.hessian += histogram[3 * b + 1] as number
    sums.rows += histogram[3 * b + 2] as number
  }
  return sums
}

/** Without curvature there is nothing to gain. */
function scoreOf(gradient: number, hessian: number): number {
  return (gradient * gradient) / (hessian + 1e-15)
}
