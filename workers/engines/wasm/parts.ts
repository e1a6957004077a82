import type { Network } from '../../../src/domain/network.ts'
import { padded } from './planned-layers.ts'

/** Rows `first` … `first` + `rows` − 1 of a minibatch. */
export interface Part {
  first: number
  rows: number
}

/** A thread that has less to do waits for the others longer than it works. */
const LEAST_PART_ROWS = 16
/** Multiplications of a step that are worth being shared by two threads: some microseconds. */
const SHARED_PRODUCTS = 2 ** 17
/** By four: each makes a gradient of its own, and adding those up takes time as well. */
const WIDELY_SHARED_PRODUCTS = 2 ** 21
const LEAST_WIDE_PART_ROWS = 32

/**
 * Into how many parts minibatches are cut whose gradients are made apart. Depends on the plan alone, never on the
 * machine: as many threads as there are share the parts, and the bits are those of one thread that does all.
 * @param perRow multiplications
 */
export function partCount(network: Network, perRow: number, batchSize: number): number {
  const products = perRow * batchSize
  // Statistics of a minibatch are those of all of its rows.
  if (network.layers.some(({ batchNorm }) => batchNorm)) return 1
  if (products >= WIDELY_SHARED_PRODUCTS && batchSize >= 4 * LEAST_WIDE_PART_ROWS) return 4
  return products >= SHARED_PRODUCTS && batchSize >= 2 * LEAST_PART_ROWS ? 2 : 1
}

/** The parts of a minibatch; fewer where a ragged one does not have the rows. */
export function partsOf(rows: number, count: number): Part[] {
  const most = padded(Math.ceil(rows / count))
  return Array.from({ length: Math.ceil(rows / most) }, (_, part) => ({
    first: part * most,
    rows: Math.min(most, rows - part * most),
  }))
}

/** Threads that can have equally many parts each, of those that are at hand. */
export function threadCount(parts: number, atHand: number): number {
  let threads = 1
  while (2 * threads <= Math.min(parts, atHand)) threads *= 2
  return threads
}
