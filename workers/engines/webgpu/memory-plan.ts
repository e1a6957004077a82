import { countParameters, parameterOffsets, type Network } from '../../../src/domain/network.ts'

/** The most quads of rows that one workgroup takes at a time; places in the activations come in such blocks. */
const MOST_QUADS = 4
/** Most chunks of a minibatch that batch statistics are taken of. */
const MOST_CHUNKS = 64
/** Statistics of batch normalisation: MEAN, SPREAD, SUM, PRODUCT_SUM in kernels/batch-norm.wgsl. */
const STATISTICS = 4
/** Most workgroups, and so sums of squares, of the gradient kernel. */
const MOST_SQUARES = 256
/** Most workgroups of the validation kernel: each has scratch activations of its own. */
const MOST_VALIDATION_GROUPS = 128
/** Weights that one workgroup of the validation kernel should sum up, about. */
const WEIGHTS_PER_GROUP = 1024

/** Where one layer's numbers lie, in elements of the buffer they are in; see kernels/plan.wgsl. */
export interface LayerPlace {
  columns: number
  kernel: number
  transposed: number
  x: number
  y: number
  slope: number
  normalised: number
  statistics: number
}

/** What is uploaded, computed and read back, and where it lies. */
export interface MemoryPlan {
  layers: LayerPlace[]
  parameters: number
  /** Parameters and the transposed copies. */
  weights: number
  /** Optimiser's state, gradient, sums of squares, statistics; and where the second and third begin. */
  slots: number
  gradient: number
  squares: number
  squareCount: number
  /** [quads, stride] vec4 */
  stride: number
  quads: number
  stepsPerEpoch: number
  /** Quads of a minibatch, of one block of it, and of a chunk for batch statistics; how many chunks there are. */
  batchQuads: number
  blockQuads: number
  chunk: number
  chunks: number
  validationGroups: number
  /** Elements of the results: losses from 0, then sums of |weight|, then logits. */
  weightSums: number
  logits: number
  results: number
}

export interface MemoryTask {
  network: Network
  /** Of the inputs: columns of numbers, and categories. */
  numbers: number
  categories: number
  rows: number
  batchSize: number
  validationRows: number
  /** Arrays of [parameters] of the optimiser. */
  slots: number
  /** Per workgroup of the validation kernel. */
  threads: number
  /** Multiplications that a minibatch may take in one block. */
  mostWork: number
  /** Bytes that can be bound. */
  mostBytes: number
}

/** Lays a training task out in flat buffers. */
export function planMemory(task: MemoryTask): MemoryPlan {
  const { network, rows, batchSize, validationRows, threads } = task
  const parameters = countParameters(network)
  const isNormalised = network.layers.some((layer) => layer.batchNorm)
  const batchQuads = Math.ceil(Math.min(batchSize, rows) / 4)
  const chunk = roundUp(Math.ceil(batchQuads / MOST_CHUNKS), MOST_QUADS)
  const chunks = Math.ceil(batchQuads / chunk)
  const { layers, weights, stride } = placeActivations(task)

  const gradient = task.slots * parameters
  const squares = gradient + parameters
  let slots = squares + MOST_SQUARES
  network.layers.forEach(({ units, batchNorm }, k) => {
    if (!batchNorm) return
    ;(layers[k] as LayerPlace).statistics = slots
    slots += STATISTICS * (chunks + 1) * units
  })

  // Forward, backward and gradient. What must be cut is cut small, so that it can be given up at any time.
  const workOfQuad = 4 * 3 * parameters
  const mostAtOnce = batchQuads * workOfQuad <= task.mostWork ? task.mostWork : task.mostWork / 4
  const fitting = Math.min(
    mostAtOnce / workOfQuad,
    isNormalised ? Infinity : task.mostBytes / (16 * stride),
  )
  const unit = isNormalised ? chunk : MOST_QUADS
  const blockQuads = Math.min(
    roundUp(batchQuads, unit),
    unit * Math.max(1, Math.floor(fitting / unit)),
  )
  const validationGroups = Math.min(
    MOST_VALIDATION_GROUPS,
    Math.max(1, Math.floor(task.mostBytes / (16 * stride * MOST_QUADS))),
    Math.max(
      Math.ceil(validationRows / (4 * MOST_QUADS)),
      Math.ceil(parameters / WEIGHTS_PER_GROUP),
    ),
  )
  const stepsPerEpoch = Math.ceil(rows / batchSize)
  const weightSums = stepsPerEpoch * batchQuads
  const logits = weightSums + validationGroups * threads
  const outputs = network.layers.at(-1)?.units ?? 0
  return {
    layers,
    parameters,
    weights,
    slots,
    gradient,
    squares,
    squareCount: Math.min(MOST_SQUARES, Math.ceil(parameters / WEIGHTS_PER_GROUP)),
    stride,
    quads: Math.max(
      isNormalised ? roundUp(batchQuads, MOST_QUADS) : blockQuads,
      validationGroups * MOST_QUADS,
    ),
    stepsPerEpoch,
    batchQuads,
    blockQuads,
    chunk,
    chunks,
    validationGroups,
    weightSums,
    logits,
    results: logits + validationRows * outputs,
  }
}

type Places = Pick<MemoryPlan, 'layers' | 'weights' | 'stride'>

function placeActivations({ network, numbers, categories }: MemoryTask): Places {
  const offsets = parameterOffsets(network)
  let weights = countParameters(network)
  // The first layer's numbers, the 1 that the bias is multiplied by, and codes; then every layer's outputs, each but
  // the last followed by such a 1.
  let stride = numbers + 1 + categories
  let x = 0
  const layers = network.layers.map(({ inputs, units }, k): LayerPlace => {
    const isLast = k === network.layers.length - 1
    const place = {
      columns: k === 0 ? numbers : inputs,
      kernel: offsets[k]?.kernel ?? 0,
      transposed: weights,
      x,
      y: stride,
      slope: 0,
      normalised: 0,
      statistics: 0,
    }
    if (k > 0) weights += inputs * units
    x = stride
    stride += units + (isLast ? 0 : 1)
    return place
  })
  network.layers.forEach(({ units, batchNorm }, k) => {
    const place = layers[k] as LayerPlace
    place.slope = stride
    stride += units
    if (!batchNorm) return
    place.normalised = stride
    stride += units
  })
  return { layers, weights, stride }
}

/** The parameters followed by the transposed kernels of all layers but the first, as the device keeps them. */
export function withTransposed(
  network: Network,
  memory: MemoryPlan,
  parameters: Float32Array,
): Float32Array<ArrayBuffer> {
  const all = new Float32Array(memory.weights)
  all.set(parameters)
  network.layers.forEach(({ inputs, units }, k) => {
    const { kernel, transposed } = memory.layers[k] as LayerPlace
    if (k === 0) return
    for (let i = 0; i < inputs; i++) {
      for (let u = 0; u < units; u++) {
        all[transposed + u * inputs + i] = parameters[kernel + i * units + u] as number
      }
    }
  })
  return all
}

function roundUp(value: number, unit: number): number {
  return Math.max(1, Math.ceil(value / unit)) * unit
}
