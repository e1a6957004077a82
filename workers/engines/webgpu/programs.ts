import { GELU_CUBIC, LEAKY_SLOPE } from '../../../src/domain/activations.ts'
import { BATCH_NORM_EPSILON, BATCH_NORM_MOMENTUM } from '../../../src/domain/batch-norm.ts'
import { failure } from '../../../src/domain/failure.ts'
import { NO_LEVEL } from '../../../src/domain/features.ts'
import { HUBER_DELTA } from '../../../src/domain/network.ts'
import { EngineError } from '../engine.ts'
import { BEGINNINGS, PHASE_BYTES } from './dispatches.ts'
import { CODED_LEVELS } from './input-table.ts'
import type { Lanes } from './compute-device.ts'
import type { BufferLengths } from './buffer-lengths.ts'
import { expand } from './expand.ts'
import activations from './kernels/activations.wgsl?raw'
import apply from './kernels/apply.wgsl?raw'
import batchNorm from './kernels/batch-norm.wgsl?raw'
import gradient from './kernels/gradient.wgsl?raw'
import layers from './kernels/layers.wgsl?raw'
import loss from './kernels/loss.wgsl?raw'
import optimizer from './kernels/optimizer.wgsl?raw'
import plan from './kernels/plan.wgsl?raw'
import product from './kernels/product.wgsl?raw'
import random from './kernels/random.wgsl?raw'
import rows from './kernels/rows.wgsl?raw'
import tiles from './kernels/tiles.wgsl?raw'
import update from './kernels/update.wgsl?raw'
import validate from './kernels/validate.wgsl?raw'
import { NAMED_NUMBERS, wgslName, type Constants, type KernelName } from './flavour.ts'

/** How a kernel is cut, and what it does. */
export interface KernelChoice {
  /** Lanes of a workgroup. */
  threads: number
  /** Of `rows` and `validate`: quads of rows at a time. */
  quads?: number
  /** Of `update` and `gradient`: inputs of a weight tile, a multiple of 4. */
  tile?: number
  /** Lanes that share what they read. */
  lanes?: Lanes
  flavour: Constants
  lengths: BufferLengths
}

/**
 * Four lanes are always in step with one another here: what they do depends on nothing else than where they stand in
 * a workgroup, a multiple of four of them. The compiler cannot see it.
 */
const SUBGROUPS = ['enable subgroups;', 'diagnostic(off, subgroup_uniformity);']

/** Stands for the register tiles of `product`, one for each number of columns. */
const PRODUCTS = Symbol('products')

const SOURCES: Readonly<Record<KernelName, (string | typeof PRODUCTS)[]>> = {
  rows: [random, activations, PRODUCTS, layers, batchNorm, loss, rows],
  update: [optimizer, tiles, update],
  gradient: [optimizer, tiles, gradient],
  apply: [optimizer, apply],
  validate: [random, activations, PRODUCTS, layers, validate],
}

/** What is compiled for a device so far; another run finds it. */
const compiled = new WeakMap<GPUDevice, Map<string, Promise<GPUComputePipeline>>>()
const layouts = new WeakMap<GPUDevice, GPUBindGroupLayout>()

/** The bindings of kernels/plan.wgsl. */
export function bindingLayout(device: GPUDevice): GPUBindGroupLayout {
  const known = layouts.get(device)
  if (known) return known
  const buffers: GPUBufferBindingLayout[] = [
    { type: 'uniform' },
    { type: 'uniform', hasDynamicOffset: true, minBindingSize: PHASE_BYTES },
    ...Array.from({ length: 4 }, () => ({ type: 'read-only-storage' }) as const),
    ...Array.from({ length: 4 }, () => ({ type: 'storage' }) as const),
  ]
  const layout = device.createBindGroupLayout({
    entries: buffers.map((buffer, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer,
    })),
  })
  layouts.set(device, layout)
  return layout
}

/** Compiles without blocking. @throws EngineError `engineFailed` with the compiler's words */
export function compileKernel(
  device: GPUDevice,
  name: KernelName,
  choice: KernelChoice,
): Promise<GPUComputePipeline> {
  const ofDevice = compiled.get(device) ?? new Map<string, Promise<GPUComputePipeline>>()
  compiled.set(device, ofDevice)
  const key = JSON.stringify([name, choice])
  const pipeline = ofDevice.get(key) ?? compile(device, name, choice)
  pipeline.catch(() => undefined)
  ofDevice.set(key, pipeline)
  return pipeline
}

async function compile(
  device: GPUDevice,
  name: KernelName,
  choice: KernelChoice,
): Promise<GPUComputePipeline> {
  const layout = device.createPipelineLayout({ bindGroupLayouts: [bindingLayout(device)] })
  // Otherwise a refused module would be an error of the device, which is then lost to later runs.
  device.pushErrorScope('validation')
  const module = device.createShaderModule({ label: name, code: kernelSource(name, choice) })
  const pipeline = device.createComputePipelineAsync({
    label: name,
    layout,
    compute: { entryPoint: name, module },
  })
  const refused = device.popErrorScope()
  try {
    return await pipeline
  } catch (error) {
    const reason = (await refused)?.message ?? String(error)
    throw new EngineError(failure('engineFailed', { engine: 'webgpu', reason }))
  }
}

function kernelSource(
  name: KernelName,
  { threads, quads = 1, tile = 4, lanes = 1, flavour, lengths }: KernelChoice,
): string {
  const constants: Constants = {
    THREADS: `${threads}u`,
    QUADS: `${quads}u`,
    TILE: `${tile}u`,
    LANES: `${lanes}u`,
    WEIGHTS: `${lengths.weights}u`,
    SLOTS: `${lengths.slots}u`,
    ACTIVATIONS: `${lengths.activations}u`,
    CODED_LEVELS: `${CODED_LEVELS}u`,
    TRAINING: String(name === 'rows'),
    LEAKY_SLOPE: String(LEAKY_SLOPE),
    GELU_SCALE: String(Math.sqrt(2 / Math.PI)),
    GELU_CUBIC: String(GELU_CUBIC),
    HUBER_DELTA: HUBER_DELTA.toFixed(1),
    BATCH_NORM_EPSILON: String(BATCH_NORM_EPSILON),
    BATCH_NORM_MOMENTUM: String(BATCH_NORM_MOMENTUM),
    NO_LEVEL: `${NO_LEVEL}u`,
    DROPOUT: 'false',
    L1: 'false',
    ...NAMED_NUMBERS,
    ...Object.fromEntries(
      Object.entries(BEGINNINGS).map(([beginning, i]) => [wgslName(beginning), `${i}u`]),
    ),
    ...flavour,
  }
  const head = Object.entries(constants).map(([constant, value]) => `const ${constant} = ${value};`)
  const columns = [1, 2, 4]
  const numbers = {
    QUADS: quads,
    BLOCKS: tile / 4,
    SHARING: Number(lanes > 1),
    CODED_LEVELS,
    WIDTHS: columns.length,
  }
  const parts = SOURCES[name].flatMap((source) =>
    source === PRODUCTS
      ? columns.map((COLUMNS, LOG) => expand(product, { ...numbers, COLUMNS, LOG }))
      : [expand(source, numbers)],
  )
  return [...(lanes > 1 ? SUBGROUPS : []), ...head, plan, ...parts].join('\n')
}
