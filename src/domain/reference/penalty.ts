import type { Network } from '../network.ts'

/** What a weight costs: l1 · |w| + l2 · w², and the slopes of both, l1 · sign w and 2 · l2 · w. */
interface Penalty {
  cost: number
  slopes: { l1: number; l2: number }
}

/** Of one weight of a kernel; everything else is free. */
export function penaltyOf({ l1, l2 }: Network, w: number): Penalty {
  return {
    cost: l1 * Math.abs(w) + l2 * w * w,
    slopes: { l1: l1 * Math.sign(w), l2: 2 * l2 * w },
  }
}
