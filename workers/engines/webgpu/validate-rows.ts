import type { ComputeDevice } from './compute-device.ts'
import type { ValidationRows } from './rows/validation-rows.ts'
import type { StepWork } from './step-work.ts'

/**
 * Asks for the logits of all validation rows, in as many command buffers as were planned.
 * @param begin gives an encoder
 * @returns the last encoder, which is not submitted yet
 */
export async function validateRows(
  { gpu }: Pick<ComputeDevice, 'gpu'>,
  work: StepWork,
  rows: ValidationRows,
  validate: GPUComputePipeline,
  begin: () => GPUCommandEncoder,
): Promise<GPUCommandEncoder> {
  let encoder = begin()
  let isFirst = true
  let part = 0
  for await (const buffers of rows.parts()) {
    for (const dispatch of work.dispatches.validation[part] ?? []) {
      if (!isFirst) {
        gpu.queue.submit([encoder.finish()])
        encoder = begin()
      }
      isFirst = false
      work.encode(encoder, buffers, { validate }, [dispatch])
    }
    part++
  }
  return encoder
}
