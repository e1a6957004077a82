import type { EpochRecord } from '../../src/domain/training.ts'

/** The epoch with the lowest validation loss, the first of equals; undefined before the first. */
export function bestRecord(history: readonly EpochRecord[]): EpochRecord | undefined {
  return history.reduce<EpochRecord | undefined>(
    (best, record) => (best && best.validationLoss <= record.validationLoss ? best : record),
    undefined,
  )
}

/**
 * The epoch from which patience counts while there is no better one. A run that goes on after it was interrupted
 * counts from its best epoch, as if never interrupted; one that goes on after it had run out of patience counts
 * anew, or it would stop at once.
 * @param behind records of the epochs before this run
 */
export function patienceStart(behind: readonly EpochRecord[], patience: number): number {
  const best = bestRecord(behind)?.epoch ?? 0
  return behind.length - best >= patience ? behind.length : best
}
