import type { ResolvedOptimizer } from '../experiment.ts'
import { parameterOffsets, type Network } from '../network.ts'

/** What one optimiser step is taken with. */
export interface ReferenceStep {
  /** t, from 1. */
  step: number
  learningRate: number
}

/** One weight, before a step. */
interface SteppingWeight {
  w: number
  /** Its slope, penalties included. */
  g: number
  /** What the optimiser keeps of it, 0 at first (see `slotCount`). */
  slots: readonly number[]
  isKernel: boolean
}

/** How one weight moves, with everything in between. */
export interface WeightStep {
  /** What the optimiser keeps of it from now on. */
  slots: number[]
  /** adam(w): its two averages, corrected for having begun at 0. */
  corrected?: { m: number; v: number }
  /** What is multiplied by the learning rate and taken off the weight. */
  change: number
  /** adamw: λ·w, taken off likewise; 0 for all others. */
  decay: number
  next: number
}

/** One textbook step of a single weight in float64. */
export function weightStep(
  optimizer: ResolvedOptimizer,
  weight: SteppingWeight,
  { step, learningRate }: ReferenceStep,
): WeightStep {
  const { w, isKernel } = weight
  const moved = changeOf(optimizer, weight, step)
  // Loshchilov & Hutter 2019, algorithm 2, for kernels alone: w ← w − lr · (change + λ·w)
  const decay = optimizer.name === 'adamw' && isKernel ? optimizer.weightDecay * w : 0
  return { ...moved, decay, next: w - learningRate * (moved.change + decay) }
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
  step: ReferenceStep,
): void {
  const kernels = parameterOffsets(network)
  gradient.forEach((g, i) => {
    const moved = weightStep(
      optimizer,
      {
        w: weights[i] as number,
        g,
        slots: slots.map((slot) => slot[i] as number),
        isKernel: kernels.some(({ kernel, bias }) => kernel <= i && i < bias),
      },
      step,
    )
    weights[i] = moved.next
    slots.forEach((slot, s) => {
      slot[i] = moved.slots[s] as number
    })
  })
}

/** What is taken off a weight, but for the learning rate; and what is kept of it. */
function changeOf(
  optimizer: ResolvedOptimizer,
  { g, slots }: SteppingWeight,
  step: number,
): Omit<WeightStep, 'decay' | 'next'> {
  const [first = 0, second = 0] = slots
  switch (optimizer.name) {
    // Kingma & Ba 2015, algorithm 1: m ← β1·m + (1−β1)·g; v ← β2·v + (1−β2)·g²;
    // m̂ = m / (1−β1ᵗ); v̂ = v / (1−β2ᵗ); w ← w − lr · m̂ / (√v̂ + ε)
    case 'adam':
    case 'adamw': {
      const { beta1, beta2, epsilon } = optimizer
      const m = beta1 * first + (1 - beta1) * g
      const v = beta2 * second + (1 - beta2) * g * g
      const corrected = { m: m / (1 - beta1 ** step), v: v / (1 - beta2 ** step) }
      return {
        slots: [m, v],
        corrected,
        change: corrected.m / (Math.sqrt(corrected.v) + epsilon),
      }
    }
    // Polyak 1964: v ← μ·v + g; w ← w − lr·v. Nesterov, as Sutskever et al. 2013 rewrite it: w ← w − lr·(g + μ·v)
    case 'sgd': {
      const { momentum, nesterov } = optimizer
      if (momentum === 0) return { slots: [], change: g }
      const velocity = momentum * first + g
      return { slots: [velocity], change: nesterov ? g + momentum * velocity : velocity }
    }
    // Tieleman & Hinton 2012: s ← ρ·s + (1−ρ)·g²; w ← w − lr · g / (√s + ε)
    case 'rmsprop': {
      const { rho, epsilon } = optimizer
      const s = rho * first + (1 - rho) * g * g
      return { slots: [s], change: g / (Math.sqrt(s) + epsilon) }
    }
  }
}
