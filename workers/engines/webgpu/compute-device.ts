import { failure } from '../../../src/domain/failure.ts'
import { watchForTrouble, type DeviceTrouble } from '../device-trouble.ts'
import { EngineError } from '../engine.ts'
import { watchGpuCalls, type GpuCalls } from '../gpu-calls.ts'

/** A device of our own, and what suits it. */
export interface ComputeDevice {
  readonly gpu: GPUDevice
  readonly trouble: DeviceTrouble
  readonly calls: Readonly<GpuCalls>
  /** The adapter is the CPU in disguise. */
  readonly software: boolean
  /** Multiplications that one dispatch may take, so that none holds the device for long. */
  readonly mostWork: number
}

/** The device of this worker; another run finds its kernels compiled. */
let opened: ComputeDevice | undefined

/** @throws EngineError `deviceLost` if the adapter hands no device out */
export async function openComputeDevice(
  adapter: GPUAdapter,
  software: boolean,
): Promise<ComputeDevice> {
  if (opened?.software === software && isWell(opened.trouble)) return opened
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits
  const gpu = await adapter
    .requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } })
    .catch((error: unknown) => {
      throw new EngineError(failure('deviceLost', { reason: String(error) }))
    })
  opened = {
    gpu,
    trouble: watchForTrouble(gpu, 'webgpu'),
    calls: watchGpuCalls(),
    software,
    mostWork: software ? 2 ** 26 : 2 ** 30,
  }
  return opened
}

function isWell(trouble: DeviceTrouble): boolean {
  try {
    trouble.check()
    return true
  } catch {
    return false
  }
}
