import { failure } from '../../../src/domain/failure.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import { EngineError } from '../engine.ts'
import type { ComputeDevice } from './compute-device.ts'

/**
 * Ends `encoder` with a copy of `bytes` from `source`, hands it over, and reads the copy.
 * @throws EngineError if the device has failed
 */
export async function readBack(
  { gpu, trouble }: ComputeDevice,
  encoder: GPUCommandEncoder,
  source: GPUBuffer,
  from: number,
  bytes: number,
): Promise<Float32Array<ArrayBuffer>> {
  const copy = gpu.createBuffer({
    label: 'read back',
    size: bytes,
    usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
  })
  encoder.copyBufferToBuffer(source, from, copy, 0, bytes)
  gpu.queue.submit([encoder.finish()])
  try {
    await copy.mapAsync(GPUMapMode.READ)
    trouble.check()
    return new Float32Array(copy.getMappedRange().slice(0))
  } catch (error) {
    // The readback of a lost device may fail before the loss itself is known, whose reason says more.
    await yieldToMessages()
    trouble.check()
    throw new EngineError(failure('engineFailed', { engine: 'webgpu', reason: String(error) }))
  } finally {
    copy.destroy()
  }
}
