import { slotCount } from '../../../src/domain/optimizers.ts'
import type { DenseLayer } from '../../../src/domain/network.ts'
import type { EnginePlan } from '../engine.ts'

/** A layer and where its numbers lie. Addresses are in bytes, multiples of 16; strides in numbers. */
export interface PlannedLayer extends DenseLayer {
  /** `inputs` and `units`, rounded up to whole vectors: the padding stays 0. */
  inputStride: number
  unitStride: number
  /** Offset in bytes within a parameter vector: kernel [inputStride × unitStride], then bias [unitStride]. */
  kernel: number
  bias: number
  /** [block rows × unitStride] */
  outputs: number
  /** [block rows × unitStride] d output / d z, then d loss / d z. */
  slopes: number
}

/** Where everything lies in the kernel's memory. */
export interface MemoryPlan {
  /** Size of the whole. */
  bytes: number
  layers: PlannedLayer[]
  /** Columns of `features`, `validation` and `batch`. */
  inputStride: number
  /** Numbers in a parameter vector, padding included. */
  parameters: number
  weights: number
  slots: number[]
  /** [train rows × inputStride] */
  features: number
  targets: number
  rowWeights: number
  /** [train rows] u32 */
  order: number
  /** [validation rows × inputStride] */
  validation: number
  /** Rows that pass through the network at a time at most; a multiple of 4. */
  blockRows: number
  /** [block rows × inputStride] */
  batch: number
  /** Of the layer under way: as its kernel and bias. */
  gradient: number
  /** Of the layer under way: its kernel [unitStride × inputStride]. */
  transposed: number
}

/** Address 0 stands for "nothing"; the compiler puts nothing below this. */
const FIRST_ADDRESS = 1024

/** Fewer rows at a time would make validation slow where batches are small. */
const LEAST_BLOCK_ROWS = 64

/** A number of rows or columns as whole vectors. */
export function padded(count: number): number {
  return 4 * Math.ceil(count / 4)
}

/** Lays out the memory for a plan; nothing is allocated. */
export function planMemory({
  network,
  optimizer,
  batchSize,
  train,
  validation,
}: EnginePlan): MemoryPlan {
  let next = FIRST_ADDRESS
  /** Room for that many 4-byte numbers. */
  const take = (count: number): number => {
    const address = next
    next += 4 * padded(count)
    return address
  }
  const inputStride = padded(network.inputs)
  const blockRows = padded(
    Math.max(batchSize, Math.min(LEAST_BLOCK_ROWS, Math.max(1, validation.rows))),
  )
  let parameters = 0
  const layers = network.layers.map((layer): PlannedLayer => {
    const strides = { inputStride: padded(layer.inputs), unitStride: padded(layer.units) }
    const kernel = 4 * parameters
    const bias = kernel + 4 * strides.inputStride * strides.unitStride
    parameters += (strides.inputStride + 1) * strides.unitStride
    const outputs = take(blockRows * strides.unitStride)
    const slopes = take(blockRows * strides.unitStride)
    return { ...layer, ...strides, kernel, bias, outputs, slopes }
  })
  const largestLayer = Math.max(
    ...layers.map((layer) => (layer.inputStride + 1) * layer.unitStride),
  )
  const { rows } = train.features
  return {
    layers,
    inputStride,
    parameters,
    blockRows,
    batch: take(blockRows * inputStride),
    gradient: take(largestLayer),
    transposed: take(largestLayer),
    weights: take(parameters),
    slots: Array.from({ length: slotCount(optimizer) }, () => take(parameters)),
    order: take(rows),
    targets: take(rows),
    rowWeights: take(rows),
    features: take(rows * inputStride),
    // Rows are taken four at a time.
    validation: take(padded(validation.rows) * inputStride),
    bytes: next,
  }
}
