import type { ExplainableModel } from '../../src/domain/why/explainable-model.ts'
import { createSwaps, type OpenSwaps } from '../../src/domain/why/swap-predictor.ts'
import { compileForwardKernel } from './forward-kernel.ts'
import { PackedSwaps } from './packed-swaps.ts'

/** `createSwaps` with WebAssembly vectors, to the same bits; where there are none, or no memory for them, the plain one. */
export async function swapsOf(model: ExplainableModel): Promise<OpenSwaps> {
  let module: WebAssembly.Module
  try {
    module = await compileForwardKernel()
  } catch {
    return (features) => createSwaps(model, features)
  }
  return (features) => {
    try {
      return new PackedSwaps(module, model, features)
    } catch (error) {
      if (error instanceof RangeError) return createSwaps(model, features)
      throw error
    }
  }
}
