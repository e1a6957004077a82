import { countParameters, parameterOffsets, type Network } from '../../../src/domain/network.ts'

/** Rows that one workgroup takes: two quads. */
export const GROUP_ROWS = 8
/** Inputs and units of a weight tile. */
const TILE = 4
/** Most workgroups of the validation kernel: each has scratch activations of its own. */
const MOST_VALIDATION_GROUPS = 128
/** Weights that one thread of the validation kernel should sum up, about. */
const WEIGHTS_PER_THREAD = 64

/** Where one layer's numbers lie, in elements of the buffer they are in; see kernels/plan.wgsl. */
export interface LayerPlace {
  kernel: number
  transposed: number
  x: number
  y: number
  slope: number
  tiles: number
}

/** What is uploaded, computed and read back, and where it lies. */
export interface MemoryPlan {
  layers: LayerPlace[]
  parameters: number
  /** Parameters and the transposed copies. */
  weights: number
  /** [quads, stride] vec4 */
  stride: number
  quads: number
  stepsPerEpoch: number
  /** Workgroups of a minibatch, and of the validation kernel. */
  groups: number
  validationGroups: number
  tiles: number
  /** Elements of the results: losses from 0, then sums of |weight|, then logits. */
  weightSums: number
  logits: number
  results: number
}

interface Task {
  network: Network
  rows: number
  batchSize: number
  validationRows: number
  /** Per workgroup. */
  threads: number
}

/** Lays a training task out in flat buffers. */
export function planMemory(task: Task): MemoryPlan {
  const { network, rows, batchSize, validationRows, threads } = task
  const parameters = countParameters(network)
  const { layers, weights, stride, tiles } = placeLayers(network)
  const stepsPerEpoch = Math.ceil(rows / batchSize)
  const groups = Math.ceil(Math.min(batchSize, rows) / GROUP_ROWS)
  const validationGroups = Math.min(
    MOST_VALIDATION_GROUPS,
    Math.max(
      Math.ceil(validationRows / GROUP_ROWS),
      Math.ceil(parameters / (threads * WEIGHTS_PER_THREAD)),
    ),
  )
  const weightSums = stepsPerEpoch * groups
  const logits = weightSums + validationGroups * threads
  const outputs = network.layers.at(-1)?.units ?? 0
  return {
    layers,
    parameters,
    weights,
    stride,
    quads: 2 * Math.max(groups, validationGroups),
    stepsPerEpoch,
    groups,
    validationGroups,
    tiles,
    weightSums,
    logits,
    results: logits + validationRows * outputs,
  }
}

type Places = Pick<MemoryPlan, 'layers' | 'weights' | 'stride' | 'tiles'>

function placeLayers(network: Network): Places {
  const offsets = parameterOffsets(network)
  let weights = countParameters(network)
  let tiles = 0
  // The inputs, then every layer's outputs, each but the last followed by the 1 that the bias is multiplied by.
  let stride = network.inputs + 1
  let x = 0
  const layers = network.layers.map(({ inputs, units }, k): LayerPlace => {
    const isLast = k === network.layers.length - 1
    const kernel = offsets[k]?.kernel ?? 0
    const place = { kernel, transposed: weights, x, y: stride, slope: 0, tiles }
    if (k > 0) weights += inputs * units
    x = stride
    stride += units + (isLast ? 0 : 1)
    tiles += Math.ceil((inputs + 1) / TILE) * Math.ceil(units / TILE)
    return place
  })
  network.layers.forEach(({ units }, k) => {
    ;(layers[k] as LayerPlace).slope = stride
    stride += units
  })
  return { layers, weights, stride, tiles }
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
