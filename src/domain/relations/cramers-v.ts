import { countCodes, type CodedColumn } from './coded-column.ts'
import { completeRows } from './complete-rows.ts'

/**
 * Cramér's V of two categories with the correction of Bergsma (2013), which takes away what many levels reach by
 * chance: φ̃² = max(0, χ²/n − (k−1)(r−1)/(n−1)), V = √(φ̃² / min(k̃−1, r̃−1)) with k̃ = k − (k−1)²/(n−1).
 * Null where one of them has a single level.
 */
export function cramersV(first: CodedColumn, second: CodedColumn): number | null {
  const { a, b, rows } = completeRows(first, second)
  const countsA = countCodes(a)
  const countsB = countCodes(b)
  const levelsA = filledLevels(countsA)
  const levelsB = filledLevels(countsB)
  if (levelsA < 2 || levelsB < 2) return null
  // χ²/n = Σ n_ij² / (n_i n_j) − 1: only pairs that occur count, and of many levels most do not.
  let sum = 0
  for (const [pair, count] of countPairs(a, b)) {
    const ofA = countsA[Math.floor(pair / b.distinct)] as number
    sum += (count * count) / (ofA * (countsB[pair % b.distinct] as number))
  }
  const phi = Math.max(0, sum - 1 - ((levelsA - 1) * (levelsB - 1)) / (rows - 1))
  const least = Math.min(corrected(levelsA, rows), corrected(levelsB, rows)) - 1
  return least > 0 ? Math.min(1, Math.sqrt(phi / least)) : null
}

function corrected(levels: number, rows: number): number {
  return levels - (levels - 1) ** 2 / (rows - 1)
}

function filledLevels(counts: Uint32Array): number {
  return counts.reduce((levels, count) => levels + (count > 0 ? 1 : 0), 0)
}

/** Up to so many pairs of levels an array holds their counts. */
const MOST_CELLS = 2 ** 20

/** [pair of levels, rows] for each pair that occurs; a pair is `codeA · distinct of b + codeB`. */
function countPairs(a: CodedColumn, b: CodedColumn): Iterable<[number, number]> {
  const cells = a.distinct * b.distinct
  if (cells > MOST_CELLS) {
    const counts = new Map<number, number>()
    a.codes.forEach((code, row) => {
      const pair = code * b.distinct + (b.codes[row] as number)
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    })
    return counts
  }
  const counts = new Uint32Array(cells)
  a.codes.forEach((code, row) => {
    const pair = code * b.distinct + (b.codes[row] as number)
    counts[pair] = (counts[pair] as number) + 1
  })
  return [...counts.entries()].filter(([, count]) => count > 0)
}
