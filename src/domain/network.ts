/** The shape of a multilayer perceptron and where its numbers lie in one flat array. */

export type Activation =
  'relu' | 'leakyRelu' | 'elu' | 'gelu' | 'softplus' | 'swish' | 'tanh' | 'sigmoid' | 'linear'

/** What the last layer's numbers (logits) mean and how they are judged. */
export type Loss = 'binaryCrossEntropy' | 'categoricalCrossEntropy' | 'meanSquaredError'

export interface DenseLayer {
  inputs: number
  units: number
  /** Applied to `x·kernel + bias`; the output layer is `linear`, its link is part of the loss. */
  activation: Activation
  /** Share of this layer's outputs set to zero while training; 0 for the output layer. */
  dropout: number
}

export interface Network {
  inputs: number
  /** Hidden layers, then the output layer. */
  layers: DenseLayer[]
  loss: Loss
  /** Penalty l2 · Σ kernel² added to the trained loss (biases excluded). */
  l2: number
}

/** Number of weights and biases. */
export function countParameters(network: Network): number {
  return network.layers.reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0)
}

/** Where a layer's kernel [inputs, units] (row-major) and then its bias [units] begin in the flat array. */
export function parameterOffsets(network: Network): { kernel: number; bias: number }[] {
  let next = 0
  return network.layers.map(({ inputs, units }) => {
    const kernel = next
    const bias = kernel + inputs * units
    next = bias + units
    return { kernel, bias }
  })
}
