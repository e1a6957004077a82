import type { GpuReport } from '../../../../src/domain/gpu-report.ts'
import { failure } from '../../../../src/domain/failure.ts'
import { EngineError } from '../../engine.ts'
import { watchForTrouble, type DeviceTrouble } from '../../device-trouble.ts'
import copySource from './copy.wgsl?raw'
import multiplySource from './multiply.wgsl?raw'

/** Long enough to be measured, and far from what a watchdog ends. */
const LEAST_MS = 30
const SAMPLES = 3
/** Milliseconds of one dispatch above which nothing larger is tried. */
const LONG_DISPATCH_MS = 4
const SMALLEST_MATRIX = 256
const LARGEST_MATRIX = 2048
/** 16-byte vectors that are copied; the largest no cache holds. */
const SMALLEST_COPY = 2 ** 18
const LARGEST_COPY = 2 ** 23

/** A kernel with its buffers, at one size. */
interface Probe {
  pipeline: GPUComputePipeline
  bindings: GPUBindGroup
  groups: [number, number]
  buffers: GPUBuffer[]
}

/**
 * What plain kernels reach on a device: a matrix product (GFLOP/s, a multiply-add is two) and a copy (GB/s, read and
 * written), each the best of a few measurements at the size that suits the device.
 * @throws EngineError if the device fails
 */
export async function measurePeak(gpu: GPUDevice): Promise<GpuReport['peak']> {
  const trouble = watchForTrouble(gpu, 'webgpu')
  const multiply = await largestThatIsQuick(
    { from: SMALLEST_MATRIX, to: LARGEST_MATRIX },
    (size) => createMultiply(gpu, size),
    { gpu, trouble },
  )
  const copy = await largestThatIsQuick(
    { from: SMALLEST_COPY, to: Math.min(LARGEST_COPY, mostVectors(gpu)) },
    (size) => createCopy(gpu, size),
    { gpu, trouble },
  )
  trouble.check()
  return {
    gigaflops: (2 * multiply.size ** 3) / multiply.ms / 1e6,
    gigabytesPerSecond: (2 * 16 * copy.size) / copy.ms / 1e6,
  }
}

interface Watched {
  gpu: GPUDevice
  trouble: DeviceTrouble
}

/** Doubles the size while a dispatch is quick, and measures the last one well: milliseconds of one dispatch. */
async function largestThatIsQuick(
  { from, to }: { from: number; to: number },
  create: (size: number) => Promise<Probe>,
  device: Watched,
): Promise<{ size: number; ms: number }> {
  for (let size = from; ; size *= 2) {
    const probe = await create(size)
    try {
      // The first dispatch pays for what the driver has put off.
      await time(device, probe, 1)
      const once = await time(device, probe, 1)
      if (once < LONG_DISPATCH_MS && 2 * size <= to) continue
      return { size, ms: await bestOf(device, probe) }
    } finally {
      for (const buffer of probe.buffers) buffer.destroy()
    }
  }
}

/** Repeats the dispatch until that takes long enough to measure. */
async function bestOf(device: Watched, probe: Probe): Promise<number> {
  let dispatches = 1
  let best = await time(device, probe, dispatches)
  while (best * dispatches < LEAST_MS && dispatches < 2 ** 12) {
    dispatches *= 2
    best = (await time(device, probe, dispatches)) / dispatches
  }
  for (let sample = 1; sample < SAMPLES; sample++) {
    best = Math.min(best, (await time(device, probe, dispatches)) / dispatches)
  }
  return best
}

/** Milliseconds until that many dispatches are done. */
async function time(
  { gpu, trouble }: Watched,
  { pipeline, bindings, groups }: Probe,
  dispatches: number,
): Promise<number> {
  trouble.check()
  const start = performance.now()
  const encoder = gpu.createCommandEncoder()
  const pass = encoder.beginComputePass()
  pass.setPipeline(pipeline)
  pass.setBindGroup(0, bindings)
  for (let i = 0; i < dispatches; i++) pass.dispatchWorkgroups(...groups)
  pass.end()
  gpu.queue.submit([encoder.finish()])
  await Promise.race([gpu.queue.onSubmittedWorkDone(), trouble.failed])
  return performance.now() - start
}

function createMultiply(gpu: GPUDevice, size: number): Promise<Probe> {
  const bytes = 4 * size * size
  return createProbe(gpu, multiplySource, size, [bytes, bytes, bytes], [size / 256, size / 8])
}

function createCopy(gpu: GPUDevice, size: number): Promise<Probe> {
  const groups = size / 64
  const across = Math.min(groups, 32_768)
  return createProbe(gpu, copySource, size, [16 * size, 16 * size], [across, groups / across])
}

/** What fits one binding, as a power of two. */
function mostVectors({ limits }: GPUDevice): number {
  const most = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize)
  return 2 ** Math.floor(Math.log2(most / 16))
}

async function createProbe(
  gpu: GPUDevice,
  source: string,
  size: number,
  bytes: number[],
  groups: [number, number],
): Promise<Probe> {
  const module = gpu.createShaderModule({ code: `const SIZE = ${size}u;\n${source}` })
  const pipeline = await gpu
    .createComputePipelineAsync({ layout: 'auto', compute: { module } })
    .catch((error: unknown) => {
      throw new EngineError(failure('engineFailed', { engine: 'webgpu', reason: String(error) }))
    })
  const buffers = bytes.map((length) =>
    gpu.createBuffer({ size: length, usage: GPUBufferUsage.STORAGE }),
  )
  const bindings = gpu.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  })
  return { pipeline, bindings, groups, buffers }
}
