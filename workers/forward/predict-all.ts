import type { Features } from '../../src/domain/features.ts'
import { outputsOf, type Predictor } from '../../src/domain/forward.ts'
import { countParameters, type Network } from '../../src/domain/network.ts'

/** Multiplications between two pauses: some 5 ms with WebAssembly, 30 ms without. */
const CHUNK_PRODUCTS = 50_000_000

/**
 * Answers for all rows, [rows × outputs].
 * @param pause awaited between chunks of rows
 */
export async function predictAll(
  predict: Predictor,
  network: Network,
  features: Features,
  pause: () => Promise<void>,
): Promise<Float64Array<ArrayBuffer>> {
  const outputs = outputsOf(network)
  const rowsPerChunk = Math.max(1, Math.floor(CHUNK_PRODUCTS / countParameters(network)))
  const all = new Float64Array(features.rows * outputs)
  for (let from = 0; from < features.rows; from += rowsPerChunk) {
    const to = Math.min(from + rowsPerChunk, features.rows)
    all.set(predict(features, from, to), from * outputs)
    await pause()
  }
  return all
}
