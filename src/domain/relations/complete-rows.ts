import { countCodes, type CodedColumn } from './coded-column.ts'

/** Two columns in the rows where neither is missing. */
export interface CompleteRows {
  a: CodedColumn
  b: CodedColumn
  rows: number
}

/** Leaves out the rows where one of two columns is missing; shares the columns where none is. */
export function completeRows(a: CodedColumn, b: CodedColumn): CompleteRows {
  const isComplete = (_: number, row: number) =>
    (a.codes[row] as number) >= 0 && (b.codes[row] as number) >= 0
  if (!a.codes.includes(-1) && !b.codes.includes(-1)) return { a, b, rows: a.codes.length }
  const codesA = a.codes.filter(isComplete)
  const codesB = b.codes.filter(isComplete)
  return { a: { ...a, codes: codesA }, b: { ...b, codes: codesB }, rows: codesA.length }
}

/** [distinct] The average rank of each code among the rows, from 1; of codes without a row meaningless. */
export function averageRanks(column: CodedColumn): Float64Array {
  const counts = countCodes(column)
  const ranks = new Float64Array(column.distinct)
  let before = 0
  for (let code = 0; code < column.distinct; code++) {
    const count = counts[code] as number
    ranks[code] = before + (count + 1) / 2
    before += count
  }
  return ranks
}
