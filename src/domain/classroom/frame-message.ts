import type { EpochRecord } from '../training.ts'

/**
 * What a classroom in a frame tells the page around it, by `postMessage`; it listens to nothing. Documented in the
 * README: other people's pages read it, so a change needs another number in `terrarium`.
 */
export interface ProgressMessage {
  terrarium: 1
  type: 'progress'
  /** Epochs completed. */
  epoch: number
  /** After that epoch; of the standardised target where a number is predicted. */
  validationLoss: number
  /** Ids of the lesson's tasks that are done. */
  tasks: string[]
}

/** @param tasks ids of those that are done */
export function progressMessage(record: EpochRecord, tasks: readonly string[]): ProgressMessage {
  return {
    terrarium: 1,
    type: 'progress',
    epoch: record.epoch,
    validationLoss: record.validationLoss,
    tasks: [...tasks],
  }
}
