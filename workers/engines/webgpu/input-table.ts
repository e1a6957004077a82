import type { Features } from '../../../src/domain/features.ts'

/** Levels of one category that a thread of the gradient takes. */
export const CODED_LEVELS = 4

/** Which inputs are numbers and which are levels of categories, as the kernels look it up. */
export interface InputTable {
  /**
   * [number columns] the input of each; then runs of neighbours among them: first column, columns, first input; then
   * of each category its first input; then tiles of levels: category, first input, levels.
   */
  words: Uint32Array<ArrayBuffer>
  runs: number
  runCount: number
  categoryFirsts: number
  codedTiles: number
  codedTileCount: number
}

export function inputTable({ numberInputs, categories }: Features): InputTable {
  const runs: [number, number, number][] = []
  numberInputs.forEach((input, column) => {
    const last = runs.at(-1)
    if (last && input === last[2] + last[1]) last[1]++
    else runs.push([column, 1, input])
  })
  const tiles = categories.flatMap(({ first, levels }, category) =>
    Array.from({ length: Math.ceil(levels / CODED_LEVELS) }, (_, tile) => [
      category,
      first + tile * CODED_LEVELS,
      Math.min(CODED_LEVELS, levels - tile * CODED_LEVELS),
    ]),
  )
  const categoryFirsts = numberInputs.length + 3 * runs.length
  const words = [
    ...numberInputs,
    ...runs.flat(),
    ...categories.map(({ first }) => first),
    ...tiles.flat(),
  ]
  return {
    words: Uint32Array.from(words),
    runs: numberInputs.length,
    runCount: runs.length,
    categoryFirsts,
    codedTiles: categoryFirsts + categories.length,
    codedTileCount: tiles.length,
  }
}
