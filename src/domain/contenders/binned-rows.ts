import { NO_LEVEL, type Features } from '../features.ts'
import { quantileOf } from '../quantile.ts'
import { sortNumbers } from '../sort-numbers.ts'
import { columnsOf } from './learning-rows.ts'

const MOST_BINS = 255
const LEAST_BINS = 16
/** Of all histograms of a tree together. */
const MOST_HISTOGRAM_CELLS = 6_000_000

/** How the values of a column fall into bins. */
export type BinnedColumn =
  /** `column`: of `Features.numbers`. Bin b holds values up to `edges[b]`, the last one what is above all. */
  | { kind: 'number'; column: number; edges: Float64Array; bins: number }
  /** `column`: of `Features.codes`. Bin b holds the rows of level b, the last one those of none. */
  | { kind: 'category'; column: number; bins: number }

/** Rows as trees are grown on them. */
export interface BinnedRows {
  rows: number
  columns: BinnedColumn[]
  /** Per column, [rows]. */
  codes: Uint16Array[]
}

/**
 * Bins as in scikit-learn's `HistGradientBoosting*`: one per distinct value where there are few, else between
 * quantiles. A category stays one column, of which each level can be told from the rest.
 * @param leaves of a tree: each keeps a histogram
 */
export function binRows(features: Features, leaves: number): BinnedRows {
  const affordable = Math.floor(MOST_HISTOGRAM_CELLS / (leaves * Math.max(1, columnsOf(features))))
  const mostBins = Math.min(MOST_BINS, Math.max(LEAST_BINS, affordable))
  const { rows, numberInputs, numbers, categories, codes } = features
  const columns: BinnedColumn[] = []
  const binned: Uint16Array[] = []
  for (let column = 0; column < numberInputs.length; column++) {
    const values = new Float64Array(rows)
    for (let row = 0; row < rows; row++) {
      values[row] = numbers[row * numberInputs.length + column] as number
    }
    const edges = edgesOf(values, mostBins)
    columns.push({ kind: 'number', column, edges, bins: edges.length + 1 })
    binned.push(Uint16Array.from(values, (value) => binOf(value, edges)))
  }
  for (const [column, { levels }] of categories.entries()) {
    columns.push({ kind: 'category', column, bins: levels + 1 })
    binned.push(
      Uint16Array.from({ length: rows }, (_, row) => {
        const code = codes[row * categories.length + column] as number
        return code === NO_LEVEL ? levels : code
      }),
    )
  }
  return { rows, columns, codes: binned }
}

/** Edges between bins, ascending: midpoints of neighbours, or of those at the quantiles. */
function edgesOf(values: Float64Array<ArrayBuffer>, mostBins: number): Float64Array {
  const sorted = values.slice()
  sortNumbers(sorted)
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1])
  if (distinct.length <= mostBins) {
    return Float64Array.from(
      { length: distinct.length - 1 },
      (_, i) => ((distinct[i] as number) + (distinct[i + 1] as number)) / 2,
    )
  }
  const edges = Float64Array.from({ length: mostBins - 1 }, (_, i) =>
    quantileOf(sorted, (i + 1) / mostBins),
  )
  return edges.filter((edge, i) => i === 0 || edge !== edges[i - 1])
}

/** How many edges lie below the value. */
function binOf(value: number, edges: Float64Array): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((edges[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
