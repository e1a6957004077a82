import type { EpochReading } from '../engine.ts'
import { readBack } from './read-back.ts'
import { stateOf } from './read-state.ts'
import type { RunParts } from './run-parts.ts'
import { RESULTS_HEAD_BYTES } from './training-buffers.ts'

/**
 * Everything of an epoch in one readback.
 * @param encoder submitted with the copy at its end
 * @param step reads the state as well: minibatch steps behind it, from the very first
 * @throws EngineError if the device has failed
 */
export async function readEpoch(
  parts: RunParts,
  encoder: GPUCommandEncoder,
  step: number | undefined,
): Promise<EpochReading> {
  const { device, plan, memory, buffers } = parts
  const { parameters, results, weightSums, logits } = memory
  const { weights, slots, kept } = buffers
  const bytes = 4 * parameters
  const state = [
    { source: weights, from: 0, bytes },
    { source: slots, from: 0, bytes: plan.start.slots.length * bytes },
    { source: kept, from: kept.size - bytes, bytes },
  ]
  const values = await readBack(device, encoder, [
    { source: buffers.results, from: RESULTS_HEAD_BYTES, bytes: 4 * results },
    ...(step === undefined ? [] : state),
  ])
  return {
    trainLoss: sum(values.subarray(0, weightSums)) / plan.train.features.rows,
    meanWeight: sum(values.subarray(weightSums, logits)) / parameters,
    validationLogits: values.slice(logits, results),
    ...(step !== undefined && { state: stateOf(parts, values.subarray(results), step) }),
  }
}

/** In float64. */
function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0)
}
