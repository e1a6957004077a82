import * as tf from '@tensorflow/tfjs'
import { failure } from '../../../src/domain/failure.ts'
import type { Features } from '../../../src/domain/features.ts'
import { isWell, watchForTrouble } from '../device-trouble.ts'
import { EngineError } from '../engine.ts'
import { watchGpuCalls, type GpuCalls } from '../gpu-calls.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import { rowsOnDevice, rowsOnHost, type OrderedRows } from './feature-rows.ts'

/** TensorFlow.js on one of its backends, and how to wait for it. */
export interface TfjsDevice {
  readonly backend: 'webgpu' | 'cpu'
  /** Keeps rows where this backend computes. */
  readonly hold: (features: Features) => OrderedRows
  /** Longest tensor in bytes. */
  readonly longestTensor: number
  /** Live totals; null without a GPU. */
  readonly calls: Readonly<GpuCalls> | null
  /** Hands over what was queued; resolves when everything handed over *before* is done. */
  submit(): Promise<void>
  /** Resolves when everything is done. */
  settle(): Promise<void>
  /** Throws an `EngineError` if the device has failed. */
  check(): void
}

/**
 * The backend this worker opened first. It keeps it until its device is lost: TensorFlow.js zeroes a live model's
 * weights when the backend changes under it, without an error. A client that needs another one starts another worker.
 */
let opened: TfjsDevice | undefined
/** Several may ask before there is one. */
let opening: Promise<TfjsDevice> | undefined

/** TensorFlow.js in plain JavaScript. */
export async function openCpuDevice(): Promise<TfjsDevice> {
  if (opened?.backend === 'cpu') return opened
  await import('@tensorflow/tfjs-backend-cpu')
  await takeBackend('cpu')
  opened = {
    backend: 'cpu',
    hold: rowsOnHost,
    longestTensor: 2 ** 31,
    calls: null,
    submit: yieldToMessages,
    settle: yieldToMessages,
    check: () => undefined,
  }
  return opened
}

/** The backend that this worker has opened, or else the CPU: for work to which it does not matter. */
export function openAnyDevice(): Promise<TfjsDevice> {
  return opened ? Promise.resolve(opened) : openCpuDevice()
}

/** What a device is asked for where the adapter has it; see `ComputeDevice.lanes`. */
const WELCOME: readonly GPUFeatureName[] = ['subgroups']

/** TensorFlow.js on a device of this adapter, with all that the adapter allows; on another one if it was lost. */
export function openWebGpuDevice(adapter: GPUAdapter, software: boolean): Promise<TfjsDevice> {
  if (opened?.backend === 'webgpu' && isWell(opened)) return Promise.resolve(opened)
  opening ??= takeWebGpu(adapter, software).finally(() => {
    opening = undefined
  })
  return opening
}

async function takeWebGpu(adapter: GPUAdapter, software: boolean): Promise<TfjsDevice> {
  if (opened?.backend === 'webgpu') opened = undefined
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu')
  const { limits } = adapter
  const device = await adapter
    .requestDevice({
      requiredFeatures: WELCOME.filter((feature) => adapter.features.has(feature)),
      requiredLimits: {
        maxBufferSize: limits.maxBufferSize,
        maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
        maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
        maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
        maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
        maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
      },
    })
    .catch((error: unknown) => {
      throw new EngineError(failure('deviceLost', { reason: String(error) }))
    })
  const calls = watchGpuCalls()
  const backend = new WebGPUBackend(device, adapter.info)
  // The library registered a factory of its own, which neither watches the device nor lends it.
  tf.removeBackend('webgpu')
  tf.registerBackend('webgpu', () => backend)
  // Tensors that are small and not yet uploaded would be computed in JavaScript, which rounds differently:
  // a resumed run would then differ in its first step from one that was never interrupted.
  tf.env().set('WEBGPU_CPU_FORWARD', false)
  // Measured on SwiftShader: half the time of what the library picks by itself there.
  if (software) tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', 2)
  await takeBackend('webgpu')

  const trouble = watchForTrouble(device, 'tfjs')
  let handedOver = Promise.resolve()
  const flush = () => {
    trouble.check()
    backend.ensureCommandEncoderReady()
    backend.endComputePassEncoder()
    backend.submitQueue()
    const before = handedOver
    handedOver = Promise.race([device.queue.onSubmittedWorkDone(), trouble.failed])
    // Whoever waits is told; nobody may be waiting.
    handedOver.catch(() => undefined)
    return { before, now: handedOver }
  }
  opened = {
    backend: 'webgpu',
    hold: rowsOnDevice,
    longestTensor: Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize),
    calls,
    submit: () => flush().before,
    settle: () => flush().now,
    check: trouble.check,
  }
  return opened
}

async function takeBackend(name: 'webgpu' | 'cpu'): Promise<void> {
  if (opened) throw new Error(`this worker runs on ${opened.backend}; start another for ${name}`)
  await tf.setBackend(name)
  await tf.ready()
  const taken = tf.getBackend()
  if (taken !== name) {
    const reason = `asked for ${name}, got ${taken}`
    throw new EngineError(failure('engineFailed', { engine: 'tfjs', reason }))
  }
  tf.enableProdMode()
}
