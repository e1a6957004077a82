import type { Network } from '../network.ts'
import { answerRow, type TracedRow } from './row-trace.ts'

/** Where a central difference is most exact in float64: the cube root of its rounding. */
const STEP = Math.cbrt(Number.EPSILON)

/**
 * The slope of a row's loss by one weight, found without any rule: the weight is nudged a little down and a little up,
 * and the loss looked at, (L(w + h) − L(w − h)) / 2h.
 * @param index in `weights`, flat, as `parameterOffsets` describes
 */
export function nudgedSlope(
  network: Network,
  weights: Float64Array,
  row: TracedRow,
  index: number,
): number {
  const w = weights[index] as number
  const h = STEP * Math.max(1, Math.abs(w))
  const nudged = weights.slice()
  const lossAt = (value: number) => {
    nudged[index] = value
    return answerRow(network, nudged, row).loss
  }
  return (lossAt(w + h) - lossAt(w - h)) / (w + h - (w - h))
}
