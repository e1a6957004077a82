import { foldLayers, outputsOf } from '../../src/domain/forward.ts'
import { answerWriter, linkOf } from '../../src/domain/link.ts'
import type { ExplainableModel } from '../../src/domain/why/explainable-model.ts'
import { createTailPredictor, type TailPredictor } from '../../src/domain/why/tail-predictor.ts'
import { compileForwardKernel } from './forward-kernel.ts'
import { BLOCK_ROWS, PackedNetwork } from './packed-network.ts'

/** `createTailPredictor` with WebAssembly vectors; where there are none, or no memory for them, the plain one. */
export async function openTailPredictor(model: ExplainableModel): Promise<TailPredictor> {
  const { network, weights, recipe } = model
  let packed: PackedNetwork
  try {
    const layers = foldLayers(network, weights)
    const layout = { numberInputs: new Uint32Array(0), categories: [] }
    packed = new PackedNetwork(await compileForwardKernel(), layers, layout)
  } catch {
    return createTailPredictor(model)
  }
  const outputs = outputsOf(network)
  const writeAnswers = answerWriter(linkOf(recipe.target), outputs)
  return (write, from, to) => {
    const answers = new Float64Array((to - from) * outputs)
    for (let row = from; row < to; row += BLOCK_ROWS) {
      const rows = Math.min(BLOCK_ROWS, to - row)
      const { numbers, first, step } = packed.logitsOfSums(rows, (into, at, apart) => {
        write(into, at, apart, row, rows)
      })
      for (let i = 0; i < rows; i++) {
        writeAnswers(numbers, first + i * step, answers, (row - from + i) * outputs)
      }
    }
    return answers
  }
}
