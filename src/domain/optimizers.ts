import type { ResolvedOptimizer } from './experiment.ts'

/** How many [parameters] arrays of state an optimiser carries: adam(w) m, v; momentum velocity; rmsprop mean square. */
export function slotCount(optimizer: ResolvedOptimizer): number {
  switch (optimizer.name) {
    case 'adam':
    case 'adamw':
      return 2
    case 'rmsprop':
      return 1
    case 'sgd':
      return optimizer.momentum === 0 ? 0 : 1
  }
}
