import { ACTIVATIONS, sigmoid } from './activations.ts'
import { BATCH_NORM_EPSILON } from './batch-norm.ts'
import { expandRow, type Features } from './features.ts'
import { parameterOffsets, type DenseLayer, type LayerOffsets, type Network } from './network.ts'
import type { FittedTarget } from './recipe.ts'

/**
 * The one forward pass behind every answer that people see. Float64 sums over float32 weights in an order
 * that depends on nothing but the row itself: a row alone, in a file, or after a reload gets the same bits.
 */

/** From the last layer's numbers to an answer. */
export type Link =
  | { type: 'logits' }
  /** Chance of the positive class. */
  | { type: 'sigmoid' }
  /** One chance per class. */
  | { type: 'softmax' }
  /** The target's own unit: mean + std · z. */
  | { type: 'affine'; mean: number; std: number }

/** The link that turns a model's logits into answers about this target. */
export function linkOf(target: FittedTarget): Link {
  if (target.task === 'binary') return { type: 'sigmoid' }
  if (target.task === 'multiclass') return { type: 'softmax' }
  return { type: 'affine', mean: target.mean, std: target.std }
}

/** Answers for rows `from`…`to`−1 (default: all), [rows × outputs]. */
export type Predictor = (
  features: Features,
  from?: number,
  to?: number,
) => Float64Array<ArrayBuffer>

interface CompiledLayer {
  inputs: number
  units: number
  /** [inputs, units] */
  kernel: Float64Array
  bias: Float64Array
  activate: ((x: number) => number) | undefined
}

/**
 * Lays the weights out once for many calls (chunks of a file, a form that is being filled in).
 * @param weights flat, as `parameterOffsets` describes
 */
export function createPredictor(network: Network, weights: Float32Array, link: Link): Predictor {
  const layers = compileLayers(network, weights)
  const outputs = network.layers.at(-1)?.units ?? 0
  const widest = Math.max(network.inputs, ...network.layers.map((layer) => layer.units))
  const buffers: [Float64Array, Float64Array] = [new Float64Array(widest), new Float64Array(widest)]
  const active = new Int32Array(widest)
  return (features, from = 0, to = features.rows) => {
    if (features.inputs !== network.inputs) {
      throw new Error(`${features.inputs} inputs, the network has ${network.inputs}`)
    }
    const answers = new Float64Array((to - from) * outputs)
    for (let row = from; row < to; row++) {
      let [input, output] = buffers
      expandRow(features, row, input.subarray(0, network.inputs))
      for (const layer of layers) {
        denseRow(layer, input, output, active)
        ;[input, output] = [output, input]
      }
      applyLink(link, input, outputs, answers, (row - from) * outputs)
    }
    return answers
  }
}

/** `createPredictor` for one call: [rows × outputs]. */
export function predictOutputs(
  network: Network,
  weights: Float32Array,
  features: Features,
  link: Link,
): Float64Array<ArrayBuffer> {
  return createPredictor(network, weights, link)(features)
}

function compileLayers(network: Network, weights: Float32Array): CompiledLayer[] {
  const offsets = parameterOffsets(network)
  return network.layers.map((layer, k) => {
    const { inputs, units, activation } = layer
    const ofLayer = offsets[k] as LayerOffsets
    return {
      inputs,
      units,
      ...foldBatchNorm(layer, ofLayer, weights),
      activate: activation === 'linear' ? undefined : ACTIVATIONS[activation].value,
    }
  })
}

/** Kernel and bias that do what batch normalisation by moving averages does to `x·kernel`; see `batch-norm.ts`. */
function foldBatchNorm(
  { units }: DenseLayer,
  { kernel: from, bias: end, batchNorm }: LayerOffsets,
  weights: Float32Array,
): Pick<CompiledLayer, 'kernel' | 'bias'> {
  const kernel = Float64Array.from(weights.subarray(from, end))
  const bias = Float64Array.from(weights.subarray(end, end + units))
  if (!batchNorm) return { kernel, bias }
  const { scale, mean, variance } = batchNorm
  const factors = bias.map((_, u) => {
    const deviation = Math.sqrt((weights[variance + u] as number) + BATCH_NORM_EPSILON)
    return (weights[scale + u] as number) / deviation
  })
  return {
    kernel: kernel.map((w, i) => w * (factors[i % units] as number)),
    bias: bias.map((b, u) => b - (factors[u] as number) * (weights[mean + u] as number)),
  }
}

/**
 * output = activate(bias + input · kernel) for one row. Inputs that are 0 (one-hot, relu) are skipped, and four
 * kernel rows are added at a time, which spares three of four loads and stores of `output`. Plainly:
 * `for (k) for (u) output[u] += input[k] * kernel[k * units + u]`
 */
function denseRow(
  { inputs, units, kernel, bias, activate }: CompiledLayer,
  input: Float64Array,
  output: Float64Array,
  active: Int32Array,
): void {
  let count = 0
  for (let k = 0; k < inputs; k++) if (input[k] !== 0) active[count++] = k
  for (let u = 0; u < units; u++) output[u] = bias[u] as number
  let i = 0
  for (; i + 4 <= count; i += 4) {
    const ka = active[i] as number
    const kb = active[i + 1] as number
    const kc = active[i + 2] as number
    const kd = active[i + 3] as number
    const a = input[ka] as number
    const b = input[kb] as number
    const c = input[kc] as number
    const d = input[kd] as number
    const rowA = ka * units
    const rowB = kb * units
    const rowC = kc * units
    const rowD = kd * units
    for (let u = 0; u < units; u++) {
      output[u] =
        (output[u] as number) +
        (a * (kernel[rowA + u] as number) +
          b * (kernel[rowB + u] as number) +
          (c * (kernel[rowC + u] as number) + d * (kernel[rowD + u] as number)))
    }
  }
  for (; i < count; i++) {
    const k = active[i] as number
    const a = input[k] as number
    const row = k * units
    for (let u = 0; u < units; u++) {
      output[u] = (output[u] as number) + a * (kernel[row + u] as number)
    }
  }
  if (activate) for (let u = 0; u < units; u++) output[u] = activate(output[u] as number)
}

function applyLink(
  link: Link,
  logits: Float64Array,
  outputs: number,
  answers: Float64Array,
  at: number,
): void {
  if (link.type === 'softmax') {
    softmax(logits, outputs, answers, at)
    return
  }
  for (let u = 0; u < outputs; u++) {
    const z = logits[u] as number
    answers[at + u] =
      link.type === 'sigmoid' ? sigmoid(z) : link.type === 'affine' ? link.mean + link.std * z : z
  }
}

/** e^(z − max) / Σ e^(z − max): the largest logit never overflows. */
function softmax(logits: Float64Array, outputs: number, answers: Float64Array, at: number): void {
  let largest = -Infinity
  for (let u = 0; u < outputs; u++) largest = Math.max(largest, logits[u] as number)
  let sum = 0
  for (let u = 0; u < outputs; u++) {
    const e = Math.exp((logits[u] as number) - largest)
    answers[at + u] = e
    sum += e
  }
  for (let u = 0; u < outputs; u++) answers[at + u] = (answers[at + u] as number) / sum
}
