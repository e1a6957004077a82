import { foldLayers, outputsOf } from '../forward.ts'
import { linkOf } from '../link.ts'
import type { ExplainableModel } from './explainable-model.ts'
import { ScoreTail } from './score-tail.ts'

/** Writes the first layer's sums of rows `from` … `from + rows − 1` to `into`, the first at `at`, `step` apart. */
export type SumsWriter = (
  into: Float64Array,
  at: number,
  step: number,
  from: number,
  rows: number,
) => void

/** Answers for rows `from` … `to` − 1 of which the first layer's sums are known, [rows × outputs]. */
export type TailPredictor = (
  write: SumsWriter,
  from: number,
  to: number,
) => Float64Array<ArrayBuffer>

/** The plain one: row by row. */
export function createTailPredictor({ network, weights, recipe }: ExplainableModel): TailPredictor {
  const layers = foldLayers(network, weights)
  const tail = new ScoreTail(layers, linkOf(recipe.target))
  const outputs = outputsOf(network)
  const sums = new Float64Array(layers[0]?.units ?? 0)
  return (write, from, to) => {
    const answers = new Float64Array((to - from) * outputs)
    for (let row = from; row < to; row++) {
      write(sums, 0, sums.length, row, 1)
      answers.set(tail.answers(sums), (row - from) * outputs)
    }
    return answers
  }
}
