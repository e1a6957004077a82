import type { EpochRecord } from '../../domain/training.ts'

/** Seconds of an epoch: the median of the last ones, so that a slow one does not swing it; undefined before the first. */
export function typicalSeconds(history: readonly EpochRecord[]): number | undefined {
  const last = history.slice(-9).map(({ seconds }) => seconds)
  return last.sort((a, b) => a - b)[Math.floor(last.length / 2)]
}
