import * as tf from '@tensorflow/tfjs'
import { isWell, watchForTrouble, type DeviceTrouble } from '../device-trouble.ts'
import { watchGpuCalls, type GpuCalls } from '../gpu-calls.ts'
import { openWebGpuDevice } from '../tfjs/tfjs-device.ts'
import type { RowLimits } from './rows/place-rows.ts'

/** The device of TensorFlow.js, and what suits it. */
export interface ComputeDevice {
  readonly gpu: GPUDevice
  readonly trouble: DeviceTrouble
  readonly calls: Readonly<GpuCalls>
  /** The adapter is the CPU in disguise. */
  readonly software: boolean
  /**
   * Adjacent lanes that hand one another what they read; 1: none do. A software adapter looks up every lane of every
   * load by itself, so that four lanes reading the same number cost four times as much as four that read one each.
   */
  readonly lanes: Lanes
  /** Multiplications that one dispatch may take, so that none holds the device for long. */
  readonly mostWork: number
  readonly rowLimits: RowLimits
  /**
   * Hands over what TensorFlow.js has queued and not submitted. To be called before a buffer that its tensors wrap is
   * written to or destroyed: it submits when 15 operations have come together, or somebody reads.
   */
  submitTensorWork(): void
}

export type Lanes = 1 | 4

/** What is used of TensorFlow.js' backend; the encoder is not among what its types tell. */
interface TensorBackend {
  device: GPUDevice
  /** null where nothing is queued. */
  commandEncoder: GPUCommandEncoder | null
  endComputePassEncoder(): void
  submitQueue(): void
}

/** The device of this worker as it suits software adapters, and others. */
const opened = new Map<boolean, ComputeDevice>()

/**
 * The device that TensorFlow.js runs on in this worker, which it begins to do unless it does already: its tensors and
 * our buffers can be each other's.
 * @throws EngineError `deviceLost` if the adapter hands no device out
 */
export async function openComputeDevice(
  adapter: GPUAdapter,
  software: boolean,
): Promise<ComputeDevice> {
  await openWebGpuDevice(adapter, software)
  const backend = tf.backend() as unknown as TensorBackend
  const gpu = backend.device
  const before = opened.get(software)
  if (before?.gpu === gpu && isWell(before.trouble)) return before
  const device: ComputeDevice = {
    gpu,
    trouble: watchForTrouble(gpu, 'webgpu'),
    calls: watchGpuCalls(),
    software,
    lanes: software && gpu.features.has('subgroups') && isFour(adapter.info) ? 4 : 1,
    mostWork: software ? 2 ** 26 : 2 ** 30,
    rowLimits: {
      binding: Math.min(gpu.limits.maxStorageBufferBindingSize, gpu.limits.maxBufferSize),
      // A software adapter's memory is the machine's own, which holds the rows already.
      budget: software ? 2 ** 28 : 2 ** 30,
      chunk: 2 ** 25,
    },
    submitTensorWork: () => {
      if (backend.commandEncoder === null) return
      backend.endComputePassEncoder()
      backend.submitQueue()
    },
  }
  opened.set(software, device)
  return device
}

/** Subgroups are always of four lanes. */
function isFour({ subgroupMinSize, subgroupMaxSize }: GPUAdapterInfo): boolean {
  return subgroupMinSize === 4 && subgroupMaxSize === 4
}
