import type { ResolvedOptimizer } from '../../src/domain/experiment.ts'

/**
 * Numbers that change with the step, computed in float64: for adam lr / (1−β1ᵗ) and 1 / √(1−β2ᵗ), else none.
 * @param step t, from 1
 */
export function stepFactors(optimizer: ResolvedOptimizer, step: number): number[] {
  if (optimizer.name !== 'adam') return []
  const { learningRate, beta1, beta2 } = optimizer
  return [learningRate / (1 - beta1 ** step), 1 / Math.sqrt(1 - beta2 ** step)]
}
