import type { ResolvedOptimizer } from './experiment.ts'

/** Whether one optimiser can go on with what the other has gathered: adam and adamw gather the same. */
export function sharesState(from: ResolvedOptimizer, to: ResolvedOptimizer): boolean {
  const kind = ({ name }: ResolvedOptimizer) => (name === 'adamw' ? 'adam' : name)
  return kind(from) === kind(to) && slotCount(from) === slotCount(to)
}

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
