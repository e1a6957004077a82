import type { Features } from '../../src/domain/features.ts'
import {
  checkInputs,
  createPredictor,
  foldLayers,
  outputsOf,
  type Predictor,
} from '../../src/domain/forward.ts'
import { answerWriter, type Link } from '../../src/domain/link.ts'
import type { Network } from '../../src/domain/network.ts'
import { compileForwardKernel } from './forward-kernel.ts'
import { BLOCK_ROWS, PackedNetwork } from './packed-network.ts'

/**
 * `createPredictor` with WebAssembly vectors, to the same bits; where there are none, or no memory for them, the
 * plain one.
 */
export async function openPredictor(
  network: Network,
  weights: Float32Array,
  link: Link,
): Promise<Predictor> {
  const plain = createPredictor(network, weights, link)
  let module: WebAssembly.Module
  try {
    module = await compileForwardKernel()
  } catch {
    return plain
  }
  const layers = foldLayers(network, weights)
  const outputs = outputsOf(network)
  const writeAnswers = answerWriter(link, outputs)
  let packed: PackedNetwork | undefined
  return (features, from = 0, to = features.rows) => {
    checkInputs(network, features)
    if (!packed?.fits(features)) packed = pack(module, layers, features)
    if (!packed) return plain(features, from, to)
    const answers = new Float64Array((to - from) * outputs)
    for (let row = from; row < to; row += BLOCK_ROWS) {
      const rows = Math.min(BLOCK_ROWS, to - row)
      const { numbers, first, step } = packed.logits(features, row, rows)
      for (let i = 0; i < rows; i++) {
        writeAnswers(numbers, first + i * step, answers, (row - from + i) * outputs)
      }
    }
    return answers
  }
}

function pack(
  module: WebAssembly.Module,
  layers: ReturnType<typeof foldLayers>,
  features: Features,
): PackedNetwork | undefined {
  try {
    return new PackedNetwork(module, layers, features)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
