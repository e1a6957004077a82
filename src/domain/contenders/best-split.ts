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
 * @param firstBins [columns] where the bins of each column begin
 * @param histogram [bins × 3] gradients, hessians, rows
 */
export function bestSplit(
  columns: readonly BinnedColumn[],
  firstBins: Uint32Array,
  histogram: Float64Array,
  whole: Sums,
  leastRows: number,
): Split | undefined {
  let best: { column: number; bin: number; left: Sums } | undefined
  const unsplit = scoreOf(whole.gradient, whole.hessian)
  let highest = unsplit
  for (const [c, column] of columns.entries()) {
    const isNumber = column.kind === 'number'
    const last = column.bins - 1
    let gradient = 0
    let hessian = 0
    let rows = 0
    // The last bin is everything above (no split), or the rows without a level: told apart by none of them.
    for (let bin = 0; bin < last; bin++) {
      const at = 3 * ((firstBins[c] as number) + bin)
      if (!isNumber) gradient = hessian = rows = 0
      gradient += histogram[at] as number
      hessian += histogram[at + 1] as number
      rows += histogram[at + 2] as number
      const rightRows = whole.rows - rows
      const rightHessian = whole.hessian - hessian
      if (rows < leastRows || hessian < LEAST_HESSIAN) continue
      if (rightRows < leastRows || rightHessian < LEAST_HESSIAN) {
        if (isNumber) break
        continue
      }
      const score = scoreOf(gradient, hessian) + scoreOf(whole.gradient - gradient, rightHessian)
      if (score > highest) {
        highest = score
        best = { column: c, bin, left: { gradient, hessian, rows } }
      }
    }
  }
  if (best === undefined) return undefined
  const column = columns[best.column] as BinnedColumn
  const cut = column.kind === 'number' ? (column.edges[best.bin] as number) : best.bin
  const { left } = best
  const right = {
    gradient: whole.gradient - left.gradient,
    hessian: whole.hessian - left.hessian,
    rows: whole.rows - left.rows,
  }
  return { ...best, cut, gain: highest - unsplit, right }
}

function scoreOf(gradient: number, hessian: number): number {
  return (gradient * gradient) / (hessian + 1e-15)
}
