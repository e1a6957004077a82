import type { ResolvedOptimizer } from '../experiment.ts'
import { parameterOffsets, type Network } from '../network.ts'

/** What one optimiser step is taken with. */
export interface ReferenceStep {
  /** t, from 1. */
  step: number
  learningRate: number
}

/**
 * One textbook step in float64, in place. Moving averages, whose gradient is 0, stay as they are.
 * @param weights [parameters] w
 * @param slots the optimiser's state, each [parameters] and 0 at first (see `slotCount`)
 * @param gradient [parameters] g
 */
export function updateWeights(
  network: Network,
  optimizer: ResolvedOptimizer,
  weights: Float64Array,
  slots: Float64Array[],
  gradient: Float64Array,
  { step, learningRate }: ReferenceStep,
): void {
  const change = changeOf(optimizer, slots, step)
  const decay = optimizer.name === 'adamw' ? optimizer.weightDecay : 0
  const kernels = parameterOffsets(network)
  gradient.forEach((g, i) => {
    const w = weights[i] as number
    // Loshchilov & Hutter 2019, algorithm 2, for kernels alone: w ← w − lr · (change + λ·w)
    const isKernel = kernels.some(({ kernel, bias }) => kernel <= i && i < bias)
    weights[i] = w - learningRate * (change(g, i) + (isKernel ? decay * w : 0))
  })
}

/** What is multiplied by the learning rate and taken off weight `i`; moves the state on. */
function changeOf(
  optimizer: ResolvedOptimizer,
  slots: Float64Array[],
  step: number,
): (g: number, i: number) => number {
  switch (optimizer.name) {
    // Kingma & Ba 2015, algorithm 1: m ← β1·m + (1−β1)·g; v ← β2·v + (1−β2)·g²;
    // m̂ = m / (1−β1ᵗ); v̂ = v / (1−β2ᵗ); w ← w − lr · m̂ / (√v̂ + ε)
    case 'adam':
    case 'adamw': {
      const { beta1, beta2, epsilon } = optimizer
      const [m, v] = slots as [Float64Array, Float64Array]
      return (g, i) => {
        m[i] = beta1 * (m[i] as number) + (1 - beta1) * g
        v[i] = beta2 * (v[i] as number) + (1 - beta2) * g * g
        const mHat = m[i] / (1 - beta1 ** step)
        const vHat = v[i] / (1 - beta2 ** step)
        return mHat / (Math.sqrt(vHat) + epsilon)
      }
    }
    // Polyak 1964: v ← μ·v + g; w ← w − lr·v. Nesterov, as Sutskever et al. 2013 rewrite it: w ← w − lr·(g + μ·v)
    case 'sgd': {
      const [velocity] = slots
      const { momentum, nesterov } = optimizer
      if (!velocity) return (g) => g
      return (g, i) => {
        velocity[i] = momentum * (velocity[i] as number) + g
        return nesterov ? g + momentum * velocity[i] : velocity[i]
      }
    }
    // Tieleman & Hinton 2012: s ← ρ·s + (1−ρ)·g²; w ← w − lr · g / (√s + ε)
    case 'rmsprop': {
      const { rho, epsilon } = optimizer
      const [s] = slots as [Float64Array]
      return (g, i) => {
        s[i] = rho * (s[i] as number) + (1 - rho) * g * g
        return g / (Math.sqrt(s[i]) + epsilon)
      }
    }
  }
}
