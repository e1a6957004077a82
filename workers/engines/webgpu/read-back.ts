import { failure } from '../../../src/domain/failure.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import { EngineError } from '../engine.ts'
import type { ComputeDevice } from './compute-device.ts'

/** Some bytes of a buffer, a multiple of 4 each. */
export interface Piece {
  source: GPUBuffer
  from: number
  bytes: number
}

/**
 * Ends `encoder` with a copy of the pieces, one behind the other, hands it over, and reads the copy.
 * @throws EngineError if the device has failed
 */
export async function readBack(
  { gpu, trouble }: ComputeDevice,
  encoder: GPUCommandEncoder,
  pieces: readonly Piece[],
): Promise<Float32Array<ArrayBuffer>> {
  const copy = gpu.createBuffer({
    label: 'read back',
    size: pieces.reduce((sum, { bytes }) => sum + bytes, 0),
    usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
  })
  let at = 0
  for (const { source, from, bytes } of pieces) {
    encoder.copyBufferToBuffer(source, from, copy, at, bytes)
    at += bytes
  }
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
