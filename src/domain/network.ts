/** The shape of a multilayer perceptron and where its numbers lie in one flat array. */

export const ACTIVATION_NAMES = [
  'relu',
  'leakyRelu',
  'elu',
  'gelu',
  'softplus',
  'swish',
  'tanh',
  'sigmoid',
  'linear',
] as const
export type Activation = (typeof ACTIVATION_NAMES)[number]

/** What the last layer's numbers (logits) mean and how they are judged. */
export const LOSS_NAMES = [
  'binaryCrossEntropy',
  'categoricalCrossEntropy',
  'meanSquaredError',
  'meanAbsoluteError',
  'huber',
  'binarySquaredError',
  'categoricalSquaredError',
] as const
export type Loss = (typeof LOSS_NAMES)[number]

/** |error| from which `huber` grows in a straight line; the target is standardised, so in standard deviations. */
export const HUBER_DELTA = 1

export interface DenseLayer {
  inputs: number
  units: number
  /** Applied to `x·kernel + bias`; the output layer is `linear`, its link is part of the loss. */
  activation: Activation
  /** Share of this layer's outputs set to zero while training; 0 for the output layer. */
  dropout: number
  /** `x·kernel` is batch-normalised before the activation (see `batch-norm.ts`); never in the output layer. */
  batchNorm: boolean
}

export interface Network {
  inputs: number
  /** Hidden layers, then the output layer. */
  layers: DenseLayer[]
  loss: Loss
  /** Penalty l1 · Σ |kernel| added to the trained loss (everything but kernels excluded); its slope at 0 is 0. */
  l1: number
  /** Penalty l2 · Σ kernel² added to the trained loss, likewise. */
  l2: number
}

/** Number of weights and biases, and of what batch normalisation adds (4 with the bias, for each of its units). */
export function countParameters(network: Network): number {
  return network.layers.reduce(
    (sum, { inputs, units, batchNorm }) => sum + (inputs + (batchNorm ? 4 : 1)) * units,
    0,
  )
}

/** Where a layer's numbers begin in the flat array. */
export interface LayerOffsets {
  /** [inputs, units], row-major. */
  kernel: number
  /** [units] */
  bias: number
  /** [units] each, one behind the other; a layer with batch normalisation only. */
  batchNorm?: { scale: number; mean: number; variance: number }
}

/** Layer by layer: kernel, bias and, with batch normalisation, scale, moving mean and moving variance. */
export function parameterOffsets(network: Network): LayerOffsets[] {
  let next = 0
  return network.layers.map(({ inputs, units, batchNorm }) => {
    const kernel = next
    const bias = kernel + inputs * units
    const scale = bias + units
    next = batchNorm ? scale + 3 * units : scale
    if (!batchNorm) return { kernel, bias }
    return { kernel, bias, batchNorm: { scale, mean: scale + units, variance: scale + 2 * units } }
  })
}
