import type { TrainedModel } from '../domain/trained-model.ts'
import type { EpochRecord } from '../domain/training.ts'

/** What a set-up begins with, if not as its seed has it. */
export interface Beginning {
  /** [parameters] */
  weights: Float32Array<ArrayBuffer>
  epoch: number
  /** Of those epochs; absent: the classroom's own. */
  history?: readonly EpochRecord[]
  /** Of the rows that the weights belong to, and the file they came from; absent: whatever rows there are. */
  fingerprint?: string | undefined
  file?: string
}

/** A trained model as it was at its best epoch. */
export function beginningOf({ weights, report, checkpoint }: TrainedModel): Beginning {
  const { bestEpoch: epoch, history, file, data } = report
  return {
    weights: weights.slice(),
    epoch,
    history: history.slice(0, epoch),
    file,
    fingerprint: checkpoint?.fingerprint ?? data?.fingerprint,
  }
}
