import type { Clipping } from '../experiment.ts'

/**
 * A gradient, penalties included, within its limits, in place: by value each number within ±limit; by global norm
 * g · min(1, limit / √Σ g²) (Pascanu et al. 2013, algorithm 1).
 */
export function clipGradient({ by, limit }: Clipping, gradient: Float64Array): void {
  if (by === 'value') {
    gradient.forEach((g, i) => {
      gradient[i] = Math.min(Math.max(g, -limit), limit)
    })
    return
  }
  const norm = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0))
  if (norm <= limit) return
  gradient.forEach((g, i) => {
    gradient[i] = (g * limit) / norm
  })
}
