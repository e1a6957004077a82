import type { FittedTarget } from './recipe.ts'

/** Targets as the loss wants them: 0 or 1, a class index, or (value − mean) / std. */
export function lossTargets(target: FittedTarget, targets: Float64Array): Float64Array {
  if (target.task !== 'regression') return targets
  const { mean } = target
  const std = target.std || 1
  return targets.map((value) => (value - mean) / std)
}
