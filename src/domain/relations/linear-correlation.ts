import type { CodedColumn } from './coded-column.ts'
import { averageRanks, completeRows, type CompleteRows } from './complete-rows.ts'

/**
 * Spearman's ρ: Pearson's correlation of the average ranks, over the rows where neither column is missing, as in
 * `scipy.stats.spearmanr`. Null where a column has one value only.
 * @param a @param b of numbers
 */
export function spearman(a: CodedColumn, b: CodedColumn): number | null {
  const complete = completeRows(a, b)
  return correlation(complete, averageRanks(complete.a), averageRanks(complete.b))
}

/**
 * Pearson's r of the numbers themselves, over the rows where neither column is missing. Null where a column has one
 * value only.
 * @param a @param b of numbers
 */
export function pearson(a: CodedColumn, b: CodedColumn): number | null {
  return correlation(completeRows(a, b), scaled(a.values), scaled(b.values))
}

/** Beyond these sizes squares overflow or vanish; r does not change by a division. */
const LARGE = 1e100
const SMALL = 1e-100

function scaled(values: Float64Array = new Float64Array()): Float64Array {
  const largest = Math.max(-(values[0] ?? 0), values.at(-1) ?? 0)
  const isOrdinary = largest === 0 || (largest < LARGE && largest > SMALL)
  return isOrdinary ? values : values.map((value) => value / largest)
}

/** @param ofA @param ofB [distinct] the number that stands for each code */
function correlation(
  { a, b, rows }: CompleteRows,
  ofA: Float64Array,
  ofB: Float64Array,
): number | null {
  let sumA = 0
  let sumB = 0
  for (let row = 0; row < rows; row++) {
    sumA += ofA[a.codes[row] as number] as number
    sumB += ofB[b.codes[row] as number] as number
  }
  const meanA = sumA / rows
  const meanB = sumB / rows
  let squaresA = 0
  let squaresB = 0
  let products = 0
  for (let row = 0; row < rows; row++) {
    const deviationA = (ofA[a.codes[row] as number] as number) - meanA
    const deviationB = (ofB[b.codes[row] as number] as number) - meanB
    squaresA += deviationA * deviationA
    squaresB += deviationB * deviationB
    products += deviationA * deviationB
  }
  if (squaresA === 0 || squaresB === 0 || rows === 0) return null
  return Math.min(1, Math.max(-1, products / Math.sqrt(squaresA) / Math.sqrt(squaresB)))
}
