import type { ResolvedOptimizer } from '../../src/domain/experiment.ts'

/** Numbers that change with the step, computed in float64. */
export interface StepFactors {
  learningRate: number
  /** What the optimiser's direction is multiplied by: lr / (1−β1ᵗ) for adam and adamw, else lr. */
  rate: number
  /** 1 / √(1−β2ᵗ) for adam and adamw, else 1. */
  rootCorrection: number
}

/** @param step t, from 1 */
export function stepFactors(
  optimizer: ResolvedOptimizer,
  learningRate: number,
  step: number,
): StepFactors {
  if (optimizer.name !== 'adam' && optimizer.name !== 'adamw') {
    return { learningRate, rate: learningRate, rootCorrection: 1 }
  }
  const { beta1, beta2 } = optimizer
  return {
    learningRate,
    rate: learningRate / (1 - beta1 ** step),
    rootCorrection: 1 / Math.sqrt(1 - beta2 ** step),
  }
}
