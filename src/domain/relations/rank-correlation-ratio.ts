import { countCodes, type CodedColumn } from './coded-column.ts'
import { averageRanks, completeRows } from './complete-rows.ts'

/**
 * How far the ranks of a number differ between groups: √η²[H], where η²[H] = (H − k + 1) / (n − k) with H of Kruskal
 * and Wallis corrected for ties (`scipy.stats.kruskal`), n rows and k groups; Tomczak and Tomczak (2014). Subtracting
 * k − 1 takes away what many groups reach by chance; what is left below 0 is 0.
 * Null with fewer than two groups or numbers, or no more rows than groups.
 */
export function rankCorrelationRatio(numbers: CodedColumn, groups: CodedColumn): number | null {
  const { a, b, rows } = completeRows(numbers, groups)
  const ranks = averageRanks(a)
  const sums = new Float64Array(b.distinct)
  for (let row = 0; row < rows; row++) {
    const group = b.codes[row] as number
    sums[group] = (sums[group] as number) + (ranks[a.codes[row] as number] as number)
  }
  const counts = countCodes(b)
  let filled = 0
  let between = 0
  for (let group = 0; group < b.distinct; group++) {
    const count = counts[group] as number
    if (count === 0) continue
    filled++
    between += count * ((sums[group] as number) / count - (rows + 1) / 2) ** 2
  }
  const tied = 1 - tiedTriples(a) / (rows ** 3 - rows)
  if (filled < 2 || rows <= filled || !(tied > 0)) return null
  const h = (12 * between) / (rows * (rows + 1)) / tied
  return Math.sqrt(Math.min(1, Math.max(0, (h - filled + 1) / (rows - filled))))
}

/** Σ t³ − t over the values that t rows share. */
function tiedTriples(numbers: CodedColumn): number {
  const counts = countCodes(numbers)
  let sum = 0
  for (let code = 0; code < numbers.distinct; code++) {
    const count = counts[code] as number
    sum += count ** 3 - count
  }
  return sum
}
