import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import moduleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url'
import binaryUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import type { Network } from '../../../src/domain/network.ts'
import { onnxModel } from './onnx-model.ts'
import type { Score } from './score.worker.ts'

/** Rows of a call; which is best depends on the machine. */
const BATCHES = [1000, 10_000, 100_000]

/** @param threads 0: as many as ONNX Runtime takes by itself */
export async function openOnnxScorer(
  network: Network,
  weights: Float32Array,
  threads: number,
): Promise<Score> {
  const absolute = (url: string) => new URL(url, location.href).href
  env.wasm.wasmPaths = { mjs: absolute(moduleUrl), wasm: absolute(binaryUrl) }
  env.wasm.numThreads = threads
  const session = await InferenceSession.create(onnxModel(network, weights), {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  })
  const { inputs } = network
  const score = async (values: Float32Array, rows: number, batch: number) => {
    const answers = new Float32Array(rows)
    for (let from = 0; from < rows; from += batch) {
      const to = Math.min(rows, from + batch)
      const x = new Tensor('float32', values.subarray(from * inputs, to * inputs), [
        to - from,
        inputs,
      ])
      const { y } = await session.run({ x })
      answers.set(y?.data as Float32Array, from)
      y?.dispose()
    }
    return answers
  }
  let best: { batch: number; msPerRow: number } | undefined
  return async (features) => {
    if (!best) {
      for (const batch of BATCHES.filter((rows) => rows <= features.rows)) {
        await score(features.numbers, batch, batch)
        const start = performance.now()
        await score(features.numbers, features.rows, batch)
        const msPerRow = performance.now() - start
        if (!best || msPerRow < best.msPerRow) best = { batch, msPerRow }
      }
    }
    return score(features.numbers, features.rows, best?.batch ?? features.rows)
  }
}
