import { sigmoid } from '../activations.ts'
import { unreachable } from '../result.ts'

export const CALIBRATION_METHODS = ['platt', 'isotonic'] as const
export type CalibrationMethod = (typeof CALIBRATION_METHODS)[number]

/** How a network's logit becomes a chance that keeps its word; learnt from validation rows. */
export type Calibration =
  /** Chance = σ(slope · logit + intercept): Platt (1999). */
  | { method: 'platt'; slope: number; intercept: number }
  /**
   * The network's chance, mapped by straight lines between knots that never fall (Zadrozny and Elkan 2002); beyond
   * the first and the last knot as there.
   */
  | {
      method: 'isotonic'
      /** [knots] Strictly ascending chances of the network. */
      from: number[]
      /** [knots] What they become; never descending. */
      to: number[]
    }

/** From a logit to the calibrated chance. */
export function calibrator(calibration: Calibration): (logit: number) => number {
  switch (calibration.method) {
    case 'platt': {
      const { slope, intercept } = calibration
      return (logit) => sigmoid(slope * logit + intercept)
    }
    case 'isotonic':
      return isotonic(calibration.from, calibration.to)
    default:
      return unreachable(calibration)
  }
}

function isotonic(from: readonly number[], to: readonly number[]): (logit: number) => number {
  const last = from.length - 1
  return (logit) => {
    const chance = sigmoid(logit)
    if (chance <= (from[0] as number)) return to[0] as number
    if (chance >= (from[last] as number)) return to[last] as number
    let low = 0
    let high = last
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((from[middle] as number) <= chance) low = middle
      else high = middle
    }
    const start = from[low] as number
    const height = to[low] as number
    const share = (chance - start) / ((from[high] as number) - start)
    return height + share * ((to[high] as number) - height)
  }
}
