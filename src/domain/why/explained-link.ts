import { appliedTo } from '../calibration/with-calibration.ts'
import { linkOf, type Link } from '../link.ts'
import type { FittedTarget } from '../recipe.ts'

/**
 * The answer that columns are given their shares of. Platt's correction is part of it; that of isotonic steps is not:
 * it is flat nearly everywhere and jumps in between, so that no column's share of a jump means anything.
 */
export function explainedLink(target: FittedTarget): Link {
  return hasSteps(target) ? { type: 'sigmoid' } : linkOf(target)
}

/** Whether a correction by steps comes after what is explained. */
export function hasSteps(target: FittedTarget): boolean {
  return appliedTo(target) === 'isotonic'
}
