import type { BinnedRows } from './binned-rows.ts'
import { addHistogram, subtractHistogram } from './histogram.ts'
import { bestSplit, type Split, type Sums } from './best-split.ts'
import type { Pacing } from './paced.ts'
import type { Slopes } from './slopes.ts'

/** A node that asks, or one that answers (`column` −1). Node 0 is the root. */
export interface TreeNode {
  /** Of the binned columns. */
  column: number
  /** Number: up to this goes left. Category: this level goes left. */
  cut: number
  left: number
  right: number
  value: number
}

export interface TreeLimits {
  leaves: number
  /** Rows that a leaf holds at least. */
  leastRows: number
  learningRate: number
}

/** A node that may become two, with its rows `from` … `to` − 1 of the order. */
interface Leaf {
  node: number
  from: number
  to: number
  sums: Sums
  histogram: Float64Array
  split: Split | undefined
}

/** Added to sums of hessians that may be 0. */
const TINY = 1e-15

/**
 * One regression tree on gradients and hessians, the leaf that gains most split first (Ke et al. 2017); values are
 * −learningRate · Σ gradient / Σ hessian. As in scikit-learn's `HistGradientBoosting*` without a penalty.
 * @param predictions [rows] the tree's value of each row is added
 */
export async function growTree(
  rows: BinnedRows,
  slopes: Slopes,
  limits: TreeLimits,
  predictions: Float64Array,
  pacing: Pacing,
): Promise<TreeNode[]> {
  const order = new Uint32Array(rows.rows)
  for (let row = 0; row < order.length; row++) order[row] = row
  const spare = new Uint32Array(rows.rows)
  const firstBins = firstBinsOf(rows)
  const nodes: TreeNode[] = []
  const leaf = async (from: number, to: number, sums: Sums, histogram?: Float64Array) => {
    const value = (-limits.learningRate * sums.gradient) / (sums.hessian + TINY)
    nodes.push({ column: -1, cut: 0, left: -1, right: -1, value })
    const grown: Leaf = {
      node: nodes.length - 1,
      from,
      to,
      sums,
      histogram: histogram ?? new Float64Array(0),
      split: undefined,
    }
    if (to - from < 2 * limits.leastRows) return grown
    if (histogram === undefined) {
      grown.histogram = new Float64Array(3 * (firstBins.at(-1) as number))
      addHistogram(rows, firstBins, order.subarray(from, to), slopes, grown.histogram)
      await pacing((to - from) * rows.columns.length)
    }
    grown.split = bestSplit(rows.columns, firstBins, grown.histogram, sums, limits.leastRows)
    return grown
  }
  const leaves = [await leaf(0, rows.rows, sumsOf(slopes))]
  while (leaves.length < limits.leaves) {
    const parent = leaves.reduce((best, other) => (gainOf(other) > gainOf(best) ? other : best))
    if (parent.split === undefined) break
    const { split } = parent
    const middle = partition(rows, split, order, spare, parent)
    const sides = [
      { from: parent.from, to: middle, sums: split.left },
      { from: middle, to: parent.to, sums: split.right },
    ] as const
    const isLeftSmaller = middle - parent.from <= parent.to - middle
    const [small, large] = isLeftSmaller ? sides : [sides[1], sides[0]]
    // Only the smaller one is counted: the other is what remains of the parent.
    const smaller = await leaf(small.from, small.to, small.sums)
    const larger = await leaf(large.from, large.to, large.sums, restOf(parent, smaller))
    Object.assign(nodes[parent.node] as TreeNode, {
      column: split.column,
      cut: split.cut,
      left: (isLeftSmaller ? smaller : larger).node,
      right: (isLeftSmaller ? larger : smaller).node,
    })
    leaves.splice(leaves.indexOf(parent), 1, smaller, larger)
  }
  for (const { node, from, to } of leaves) {
    const { value } = nodes[node] as TreeNode
    for (let at = from; at < to; at++) {
      const row = order[at] as number
      predictions[row] = (predictions[row] as number) + value
    }
  }
  return nodes
}

function gainOf({ split }: Leaf): number {
  return split?.gain ?? 0
}

/** [columns + 1] Where the bins of each column begin in a histogram; the last is how many there are. */
function firstBinsOf({ columns }: BinnedRows): Uint32Array {
  const first = new Uint32Array(columns.length + 1)
  columns.forEach(({ bins }, c) => {
    first[c + 1] = (first[c] as number) + bins
  })
  return first
}

function sumsOf({ gradient, hessian }: Slopes): Sums {
  const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0)
  return { gradient: sum(gradient), hessian: sum(hessian), rows: gradient.length }
}

/** Undefined where the smaller child was too small to be counted; the parent's histogram is used up. */
function restOf(parent: Leaf, smaller: Leaf): Float64Array | undefined {
  if (smaller.histogram.length === 0) return undefined
  subtractHistogram(parent.histogram, smaller.histogram)
  return parent.histogram
}

/** Puts the rows that go left first, both in their order; where the others begin. */
function partition(
  { columns, codes }: BinnedRows,
  { column, bin }: Split,
  order: Uint32Array,
  spare: Uint32Array,
  { from, to }: Leaf,
): number {
  const bins = codes[column] as Uint16Array
  const isNumber = columns[column]?.kind === 'number'
  let left = from
  let right = 0
  for (let at = from; at < to; at++) {
    const row = order[at] as number
    const own = bins[row] as number
    if (isNumber ? own <= bin : own === bin) order[left++] = row
    else spare[right++] = row
  }
  order.set(spare.subarray(0, right), left)
  return left
}
