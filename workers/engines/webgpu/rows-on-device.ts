import { permutation } from '../../../src/domain/random.ts'
import type { EnginePlan } from '../engine.ts'
import { packRecords, recordLayout } from './records.ts'

/** Words that are packed and handed over at a time. */
const WORDS_AT_ONCE = 2 ** 20

/** 32-bit words of the buffers that hold a plan's rows. */
export function rowWords({ train, validation }: EnginePlan) {
  return {
    records: train.features.rows * recordLayout(train.features).words,
    validationRecords: validation.rows * recordLayout(validation).words,
    order: train.features.rows,
  }
}

type RowBuffers = Readonly<Record<keyof ReturnType<typeof rowWords>, GPUBuffer>>

/** Brings all rows to the device, in pieces, so that there is never a second copy of them here. */
export function uploadRows(
  queue: GPUQueue,
  { train, validation }: EnginePlan,
  { records, validationRecords }: Pick<RowBuffers, 'records' | 'validationRecords'>,
): void {
  const upload = (
    buffer: GPUBuffer,
    features: EnginePlan['validation'],
    learnt?: EnginePlan['train'],
  ) => {
    const { words } = recordLayout(features)
    const atOnce = Math.ceil(WORDS_AT_ONCE / words)
    for (let from = 0; from < features.rows; from += atOnce) {
      const to = Math.min(features.rows, from + atOnce)
      queue.writeBuffer(buffer, 4 * words * from, packRecords(features, from, to, learnt))
    }
  }
  upload(records, train.features, train)
  upload(validationRecords, validation)
}

/** Brings the order in which an epoch takes the rows to the device. */
export function uploadOrder(
  queue: GPUQueue,
  { seed, train }: EnginePlan,
  { order }: Pick<RowBuffers, 'order'>,
  epoch: number,
): void {
  queue.writeBuffer(order, 0, permutation(seed, 'shuffle', epoch, train.features.rows))
}
