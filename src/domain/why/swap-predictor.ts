import { NO_LEVEL, type Features } from '../features.ts'
import { firstSums, foldLayers, outputsOf, type FoldedLayer } from '../forward.ts'
import { linkOf } from '../link.ts'
import { columnPlaces, type ColumnPlaces } from './column-inputs.ts'
import type { ExplainableModel } from './explainable-model.ts'
import { ScoreTail } from './score-tail.ts'

/**
 * Answers for rows in which one column is exchanged for that of other rows. Only what the first layer adds up changes:
 * of its sums the column's part is taken off, and another's is put there.
 *
 * Sums are rounded to multiples of 2^−30. Rows that are alike after the exchange then have the same answer, whatever
 * they held before; without that, traces of what was taken off would decide how they rank.
 */
export interface SwapPredictor {
  /** For rows `from` … `to` − 1 as they are, [rows × outputs]. */
  asTheyAre(from: number, to: number): Float64Array
  /**
   * For the same rows with the column of others in its place, as often as there are ways to.
   * @param column its place in the recipe; it must be an input
   * @param others of the layout of these rows
   * @param ways each [all rows]: which of the others
   * @returns per way, [rows × outputs]
   */
  swapped(
    column: number,
    others: Features,
    ways: readonly Uint32Array[],
    from: number,
    to: number,
  ): Float64Array[]
}

/** Of rows of one model. */
export type OpenSwaps = (features: Features) => SwapPredictor

/** Adding it and taking it off again rounds to multiples of 2^−30. */
export const ROUNDING = 1.5 * 2 ** 22

/** The plain one: row by row. */
export function createSwaps(model: ExplainableModel, features: Features): SwapPredictor {
  const { network, weights, recipe } = model
  const layers = foldLayers(network, weights)
  const first = layers[0] as FoldedLayer
  const tail = new ScoreTail(layers, linkOf(recipe.target))
  const outputs = outputsOf(network)
  const places = columnPlaces(recipe, features)
  const own = new Float64Array(first.units)
  const sums = new Float64Array(first.units)
  const answer = (into: Float64Array, at: number) => {
    for (let u = 0; u < sums.length; u++) sums[u] = (sums[u] as number) + ROUNDING - ROUNDING
    into.set(tail.answers(sums), at)
  }
  return {
    asTheyAre: (from, to) => {
      const answers = new Float64Array((to - from) * outputs)
      for (let row = from; row < to; row++) {
        firstSums(first, features, row, sums)
        answer(answers, (row - from) * outputs)
      }
      return answers
    },
    swapped: (column, others, ways, from, to) => {
      const parts = places[column] as ColumnPlaces
      const answers = ways.map(() => new Float64Array((to - from) * outputs))
      for (let row = from; row < to; row++) {
        firstSums(first, features, row, own)
        addColumn(first, parts, features, row, -1, own)
        for (const [w, way] of ways.entries()) {
          sums.set(own)
          addColumn(first, parts, others, way[row] as number, 1, sums)
          answer(answers[w] as Float64Array, (row - from) * outputs)
        }
      }
      return answers
    },
  }
}

/** into += factor · the column's part of the first layer's sums in one row. */
function addColumn(
  { units, kernel }: FoldedLayer,
  places: ColumnPlaces,
  { numberInputs, numbers, categories, codes }: Features,
  row: number,
  factor: 1 | -1,
  into: Float64Array,
): void {
  const add = (input: number, value: number) => {
    const from = input * units
    for (let u = 0; u < units; u++) {
      into[u] = (into[u] as number) + value * (kernel[from + u] as number)
    }
  }
  for (const c of places.codes) {
    const code = codes[row * categories.length + c] as number
    if (code !== NO_LEVEL) add((categories[c]?.first ?? 0) + code, factor)
  }
  for (const k of places.numbers) {
    const value = numbers[row * numberInputs.length + k] as number
    if (value !== 0) add(numberInputs[k] as number, factor * value)
  }
}
