import { countCodes, type CodedColumn } from './coded-column.ts'
import { completeRows } from './complete-rows.ts'

/**
 * For two classes i and j, the chance that a row of class j has a higher number than one of class i, ties counting
 * half: the area under the ROC curve of the column taken alone, as in scikit-learn's `roc_auc_score`.
 * @param classes as many as there are codes
 * @returns [classes][classes] `[i][j]`; null for a class without rows, and for i = j
 */
export function classAucs(numbers: CodedColumn, classes: CodedColumn): (number | null)[][] {
  const { a, b } = completeRows(numbers, classes)
  const k = b.distinct
  const wins = new Float64Array(k * k)
  const passed = new Uint32Array(k)
  const tallies = tallyByNumber(a, b)
  for (let value = 0; value < a.distinct; value++) {
    const tally = tallies.subarray(value * k, (value + 1) * k)
    for (let higher = 0; higher < k; higher++) {
      const count = tally[higher] as number
      if (count === 0) continue
      for (let lower = 0; lower < k; lower++) {
        const place = lower * k + higher
        const below = (passed[lower] as number) + (tally[lower] as number) / 2
        wins[place] = (wins[place] as number) + count * below
      }
    }
    for (let one = 0; one < k; one++) passed[one] = (passed[one] as number) + (tally[one] as number)
  }
  const counts = countCodes(b)
  return Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_, j) => {
      const pairs = (counts[i] as number) * (counts[j] as number)
      return i === j || pairs === 0 ? null : (wins[i * k + j] as number) / pairs
    }),
  )
}

/** [distinct numbers × classes] Rows. */
function tallyByNumber(a: CodedColumn, b: CodedColumn): Uint32Array {
  const tallies = new Uint32Array(a.distinct * b.distinct)
  a.codes.forEach((code, row) => {
    const place = code * b.distinct + (b.codes[row] as number)
    tallies[place] = (tallies[place] as number) + 1
  })
  return tallies
}

/** The mean of |2·AUC − 1| over all pairs of classes (of two classes: of the one pair); null without a pair. */
export function meanSeparation(aucs: readonly (readonly (number | null)[])[]): number | null {
  let sum = 0
  let pairs = 0
  aucs.forEach((row, i) => {
    for (const auc of row.slice(i + 1)) {
      if (auc === null) continue
      sum += Math.abs(2 * auc - 1)
      pairs++
    }
  })
  return pairs === 0 ? null : sum / pairs
}
