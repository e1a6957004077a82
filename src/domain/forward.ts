import { ACTIVATIONS } from './activations.ts'
import { BATCH_NORM_EPSILON } from './batch-norm.ts'
import { NO_LEVEL, type Features } from './features.ts'
import { answerWriter, type Link } from './link.ts'
import {
  parameterOffsets,
  type Activation,
  type DenseLayer,
  type LayerOffsets,
  type Network,
} from './network.ts'

/**
 * The one forward pass behind every answer that people see. Its sums are float64, over float32 weights, in an order
 * that depends on nothing but the row itself. For every unit, one addition after the other:
 *
 *   z = bias + kernel row of each category's level + input · kernel of each number, in the order of `Features`
 *
 * (and in later layers: of each unit before). Each product is rounded before it is added. So a row alone, in a file,
 * or after a reload gets the same bits, from this plain loop and from the vectors of `workers/forward`.
 */

/** Answers for rows `from`…`to`−1 (default: all), [rows × outputs]. */
export type Predictor = (
  features: Features,
  from?: number,
  to?: number,
) => Float64Array<ArrayBuffer>

/** A layer as predictions need it: no dropout, batch normalisation folded in. */
export interface FoldedLayer {
  inputs: number
  units: number
  /** [inputs, units] */
  kernel: Float64Array
  /** [units] */
  bias: Float64Array
  activation: Activation
}

/**
 * Lays the weights out once for many calls (chunks of a file, a form that is being filled in).
 * @param weights flat, as `parameterOffsets` describes
 */
export function createPredictor(network: Network, weights: Float32Array, link: Link): Predictor {
  const layers = foldLayers(network, weights)
  const outputs = outputsOf(network)
  const writeAnswers = answerWriter(link, outputs)
  const widest = Math.max(network.inputs, ...network.layers.map((layer) => layer.units))
  const buffers: [Float64Array, Float64Array] = [new Float64Array(widest), new Float64Array(widest)]
  const orders = layers.map(({ inputs }) => Uint32Array.from({ length: inputs }, (_, k) => k))
  return (features, from = 0, to = features.rows) => {
    checkInputs(network, features)
    const { numbers, numberInputs } = features
    const answers = new Float64Array((to - from) * outputs)
    for (let row = from; row < to; row++) {
      let [input, output] = buffers
      const first = row * numberInputs.length
      for (let k = 0; k < numberInputs.length; k++) input[k] = numbers[first + k] as number
      for (let k = 0; k < layers.length; k++) {
        const layer = layers[k] as FoldedLayer
        output.set(layer.bias)
        if (k === 0) addLevels(layer, features, row, output)
        addProducts(layer, k === 0 ? numberInputs : (orders[k] as Uint32Array), input, output)
        activate(layer, output)
        ;[input, output] = [output, input]
      }
      writeAnswers(input, 0, answers, (row - from) * outputs)
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

/** Answers of a row. */
export function outputsOf({ layers }: Network): number {
  return layers.at(-1)?.units ?? 0
}

/** @throws where the features are those of another network */
export function checkInputs(network: Network, features: Features): void {
  if (features.inputs !== network.inputs) {
    throw new Error(`${features.inputs} inputs, the network has ${network.inputs}`)
  }
}

/** @param weights flat, as `parameterOffsets` describes */
export function foldLayers(network: Network, weights: Float32Array): FoldedLayer[] {
  const offsets = parameterOffsets(network)
  return network.layers.map((layer, k) => {
    const { inputs, units, activation } = layer
    const folded = foldBatchNorm(layer, offsets[k] as LayerOffsets, weights)
    return { inputs, units, activation, ...folded }
  })
}

/** Kernel and bias that do what batch normalisation by moving averages does to `x·kernel`; see `batch-norm.ts`. */
function foldBatchNorm(
  { units }: DenseLayer,
  { kernel: from, bias: end, batchNorm }: LayerOffsets,
  weights: Float32Array,
): Pick<FoldedLayer, 'kernel' | 'bias'> {
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

/** What the first layer's activation is given in one row, in the order above. */
export function firstSums(
  layer: FoldedLayer,
  features: Features,
  row: number,
  output: Float64Array,
): void {
  const { numberInputs, numbers } = features
  const first = row * numberInputs.length
  output.set(layer.bias)
  addLevels(layer, features, row, output)
  addProducts(layer, numberInputs, numbers.subarray(first, first + numberInputs.length), output)
}

/** output += the kernel row of every category's level in this row. */
function addLevels(
  { units, kernel }: FoldedLayer,
  { categories, codes }: Features,
  row: number,
  output: Float64Array,
): void {
  categories.forEach(({ first }, c) => {
    const code = codes[row * categories.length + c] as number
    if (code === NO_LEVEL) return
    const level = (first + code) * units
    for (let u = 0; u < units; u++)
      output[u] = (output[u] as number) + (kernel[level + u] as number)
  })
}

/**
 * `for (k) for (u) output[u] += input[k] * kernel[kernelRows[k] * units + u]`, four kernel rows at a time, which
 * spares three of four loads and stores of `output` and leaves the order of the additions as it is.
 * @param kernelRows which row of the kernel belongs to each input
 */
function addProducts(
  { units, kernel }: FoldedLayer,
  kernelRows: Uint32Array,
  input: Float64Array | Float32Array,
  output: Float64Array,
): void {
  let k = 0
  for (; k + 4 <= kernelRows.length; k += 4) {
    const a = input[k] as number
    const b = input[k + 1] as number
    const c = input[k + 2] as number
    const d = input[k + 3] as number
    const rowA = (kernelRows[k] as number) * units
    const rowB = (kernelRows[k + 1] as number) * units
    const rowC = (kernelRows[k + 2] as number) * units
    const rowD = (kernelRows[k + 3] as number) * units
    for (let u = 0; u < units; u++) {
      let sum = output[u] as number
      sum += a * (kernel[rowA + u] as number)
      sum += b * (kernel[rowB + u] as number)
      sum += c * (kernel[rowC + u] as number)
      sum += d * (kernel[rowD + u] as number)
      output[u] = sum
    }
  }
  for (; k < kernelRows.length; k++) {
    const a = input[k] as number
    const row = (kernelRows[k] as number) * units
    for (let u = 0; u < units; u++) {
      output[u] = (output[u] as number) + a * (kernel[row + u] as number)
    }
  }
}

function activate({ units, activation }: FoldedLayer, output: Float64Array): void {
  if (activation === 'linear') return
  const { value } = ACTIVATIONS[activation]
  for (let u = 0; u < units; u++) output[u] = value(output[u] as number)
}
