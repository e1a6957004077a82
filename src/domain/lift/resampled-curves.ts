import { drawBinomial, uniformsOf, type Uniform } from './binomial-draw.ts'
import type { RankedRows } from './ranked-rows.ts'

/** Depths at which curves are drawn: 1%, 2%, … 100% of the list. At depth 0 nothing is reached. */
export const DEPTHS: readonly number[] = Array.from({ length: 100 }, (_, i) => (i + 1) / 100)

/** How often the rows are drawn anew. */
export const RESAMPLES = 1000

const SEED = 0
/** Rows of neighbouring scores are drawn together where there are more distinct scores than this. */
const MOST_CELLS = 1000
/** Values of a cell that are drawn one by one; the sum of more is drawn at once. */
const MOST_DRAWN = 12
/** Cells drawn between two pauses: some 20 ms. */
const CELLS_PER_PAUSE = 100_000

/** What resamples of the rows reach at each of `DEPTHS`. */
export interface ResampledCurves {
  /** [resamples × depths] Positive rows. */
  positives: Float64Array
  /** [resamples × depths] Sum of their values. */
  values: Float64Array
}

/** [depths] The curve of one resample. */
export function curveOf(curves: Float64Array, resample: number): Float64Array {
  return curves.subarray(resample * DEPTHS.length, (resample + 1) * DEPTHS.length)
}

/** Rows that are drawn together: one score, or neighbouring ones. */
interface Cells {
  /** [cells] Rows and positive rows of each. */
  rows: number[]
  positives: number[]
  /** [cells] Where values are counted. */
  values: CellValues[]
}

/** Values of a cell's positive rows: `size` of them, from place `first` on. */
interface CellValues {
  first: number
  size: number
  mean: number
  deviation: number
}

/**
 * Resamples the rows with replacement, `RESAMPLES` times, as the bootstrap does (Efron 1979): how many rows of each score
 * are drawn, and how many of them are positive, is multinomial, and is drawn as such by conditional binomials. That
 * takes as long for a million rows as for a thousand. Of more than 1,000 distinct scores, neighbours are drawn as one.
 * @param pause awaited every few ten milliseconds
 * @param onShare share done, from 0 to 1
 */
export async function resampledCurves(
  ranked: RankedRows,
  pause: () => Promise<void>,
  onShare?: (share: number) => void,
): Promise<ResampledCurves> {
  const cells = cellsOf(ranked)
  const positives = new Float64Array(RESAMPLES * DEPTHS.length)
  const values = ranked.values ? new Float64Array(positives.length) : positives
  const perPause = Math.max(1, Math.floor(CELLS_PER_PAUSE / cells.rows.length))
  for (let resample = 0; resample < RESAMPLES; resample++) {
    if (resample % perPause === 0) {
      onShare?.(resample / RESAMPLES)
      await pause()
    }
    drawCurve(ranked, cells, uniformsOf(SEED, resample), {
      positives: curveOf(positives, resample),
      values: curveOf(values, resample),
    })
  }
  return { positives, values }
}

function cellsOf({ rows, rowsTo, positivesTo, values }: RankedRows): Cells {
  const least = rows / MOST_CELLS
  const cells: Cells = { rows: [], positives: [], values: [] }
  let begin = 0
  for (let end = 1; end < rowsTo.length; end++) {
    const size = (rowsTo[end] as number) - (rowsTo[begin] as number)
    if (size < least && end < rowsTo.length - 1) continue
    const first = positivesTo[begin] as number
    const positives = (positivesTo[end] as number) - first
    cells.rows.push(size)
    cells.positives.push(positives)
    if (values) cells.values.push(cellValues(values, first, positives))
    begin = end
  }
  return cells
}

/** One resample; the curve is linear within a cell. */
function drawCurve(
  { rows, values }: RankedRows,
  cells: Cells,
  uniform: Uniform,
  into: ResampledCurves,
): void {
  let unseen = rows
  let left = rows
  let drawn = 0
  let positives = 0
  let value = 0
  let next = 0
  for (let cell = 0; cell < cells.rows.length; cell++) {
    const size = cells.rows[cell] as number
    const positive = cells.positives[cell] as number
    const count = drawBinomial(left, size / unseen, uniform)
    const found = drawBinomial(count, positive / size, uniform)
    const own = cells.values[cell]
    const worth = values && own ? drawSum(values, own, found, uniform) : found
    while (next < DEPTHS.length && (DEPTHS[next] as number) * rows <= drawn + count) {
      const share = count === 0 ? 0 : ((DEPTHS[next] as number) * rows - drawn) / count
      into.positives[next] = positives + share * found
      into.values[next] = value + share * worth
      next++
    }
    unseen -= size
    left -= count
    drawn += count
    positives += found
    value += worth
  }
}

/**
 * Sum of `count` of a cell's values, drawn with replacement; of many as the central limit has it, normal with the mean
 * and the variance of such a sum.
 */
function drawSum(
  values: Float64Array,
  { first, size, mean, deviation }: CellValues,
  count: number,
  uniform: Uniform,
): number {
  if (count > MOST_DRAWN) {
    // Box and Muller.
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()))
    return count * mean + Math.sqrt(count) * deviation * radius * Math.cos(2 * Math.PI * uniform())
  }
  let sum = 0
  for (let i = 0; i < count; i++) sum += values[first + Math.floor(uniform() * size)] as number
  return sum
}

function cellValues(values: Float64Array, first: number, size: number): CellValues {
  let mean = 0
  for (let i = first; i < first + size; i++) mean += (values[i] as number) / size
  let variance = 0
  for (let i = first; i < first + size; i++) variance += ((values[i] as number) - mean) ** 2 / size
  return { first, size, mean, deviation: Math.sqrt(variance) }
}
