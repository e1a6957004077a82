import { HUBER_DELTA } from './network.ts'

/** ½·e² up to |e| = δ, then δ·(|e| − δ/2) (Huber 1964). */
export function huber(error: number): number {
  const size = Math.abs(error)
  return size <= HUBER_DELTA ? 0.5 * error * error : HUBER_DELTA * (size - HUBER_DELTA / 2)
}
