import { failure } from '../../../../src/domain/failure.ts'
import { EngineError } from '../../engine.ts'

/** Bytes. */
export interface RowLimits {
  /** Longest buffer that a kernel can be given. */
  binding: number
  /** What rows may take of the device's memory. */
  budget: number
  /** Length of a chunk, about: the rows of a few steps. */
  chunk: number
}

/** Where records (see records.ts) are kept. */
export type RowPlacement =
  /** In one buffer, in the table's order. */
  | { kind: 'whole' }
  /** In several, from which the rows of a few steps at a time are gathered in the epoch's order. */
  | { kind: 'shards'; shardRows: number; chunkRows: number }
  /** In the worker's memory, from which the rows of a few steps at a time are sent in the epoch's order. */
  | { kind: 'stream'; chunkRows: number }

/**
 * @param together rows that must be in one chunk: a minibatch
 * @param words of a record
 * @throws EngineError `outOfMemory` if a minibatch alone is too long for a buffer
 */
export function placeRows(
  { rows, together, words }: { rows: number; together: number; words: number },
  { binding, budget, chunk }: RowLimits,
): RowPlacement {
  const bytes = 4 * words
  const fits = rows * bytes <= budget
  if (fits && rows * bytes <= binding) return { kind: 'whole' }
  if (together * bytes > binding) {
    throw new EngineError(failure('outOfMemory', { needed: together * bytes, most: binding }))
  }
  const batches = Math.max(1, Math.floor(Math.min(chunk, binding) / (together * bytes)))
  const chunkRows = Math.min(rows, batches * together)
  if (!fits) return { kind: 'stream', chunkRows }
  return { kind: 'shards', shardRows: Math.floor(binding / bytes), chunkRows }
}
