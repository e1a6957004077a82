import type { BinnedRows } from './binned-rows.ts'
import type { Slopes } from './slopes.ts'

/**
 * Adds up gradients, hessians and rows by bin of each column.
 * @param firstBins [columns] where the bins of each column begin
 * @param order rows that count
 * @param into [bins × 3]
 */
export function addHistogram(
  { codes }: BinnedRows,
  firstBins: Uint32Array,
  order: Uint32Array,
  slopes: Slopes,
  into: Float64Array,
): void {
  // Read once in a row's order, then from front to back for every column.
  const gradient = new Float64Array(order.length)
  const hessian = new Float64Array(order.length)
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number
    gradient[i] = slopes.gradient[row] as number
    hessian[i] = slopes.hessian[row] as number
  }
  for (const [column, bins] of codes.entries()) {
    addColumn(bins, order, gradient, hessian, into.subarray(3 * (firstBins[column] as number)))
  }
}

function addColumn(
  bins: Uint16Array,
  order: Uint32Array,
  gradient: Float64Array,
  hessian: Float64Array,
  into: Float64Array,
): void {
  for (let i = 0; i < order.length; i++) {
    const at = 3 * (bins[order[i] as number] as number)
    into[at] = (into[at] as number) + (gradient[i] as number)
    into[at + 1] = (into[at + 1] as number) + (hessian[i] as number)
    into[at + 2] = (into[at + 2] as number) + 1
  }
}

/** Takes a child's sums off its parent's, in place: the other child's remain. */
export function subtractHistogram(parent: Float64Array, child: Float64Array): void {
  for (let i = 0; i < parent.length; i++) {
    parent[i] = (parent[i] as number) - (child[i] as number)
  }
}
