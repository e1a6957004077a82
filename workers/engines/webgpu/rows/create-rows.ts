import { failure } from '../../../../src/domain/failure.ts'
import { EngineError } from '../../engine.ts'
import type { ComputeDevice } from '../compute-device.ts'
import { placeRows, type RowPlacement } from './place-rows.ts'
import type { Records } from '../records.ts'
import type { RowSource } from './row-source.ts'
import { ShardedRows } from './sharded-rows.ts'
import { StreamedRows } from './streamed-rows.ts'
import { ValidationRows } from './validation-rows.ts'
import { WholeRows } from './whole-rows.ts'

/** All rows of a run. */
export interface Rows {
  train: RowSource
  validation: ValidationRows
}

/**
 * Keeps rows where they fit, see `RowPlacement`.
 * @throws EngineError `outOfMemory` if the device cannot have that memory, or bind one minibatch
 */
export async function createRows(
  device: ComputeDevice,
  train: Records,
  batchSize: number,
  validation: Records,
): Promise<Rows> {
  const { gpu, rowLimits } = device
  const { words } = train
  const placement = placeRows({ rows: train.rows, together: batchSize, words }, rowLimits)
  const taken = 4 * words * (placement.kind === 'stream' ? 2 * placement.chunkRows : train.rows)
  const ofValidation = placeRows(
    { rows: validation.rows, together: 1, words },
    { ...rowLimits, budget: rowLimits.budget - taken },
  )
  gpu.pushErrorScope('out-of-memory')
  const rows = {
    train: await createSource(device, train, placement),
    validation: await ValidationRows.create(device, validation, ofValidation),
  }
  const refused = await gpu.popErrorScope()
  if (refused) {
    rows.train.dispose()
    rows.validation.dispose()
    const needed = taken + 4 * words * validation.rows
    throw new EngineError(failure('outOfMemory', { needed, most: rowLimits.budget }))
  }
  return rows
}

function createSource(
  device: ComputeDevice,
  records: Records,
  placement: RowPlacement,
): Promise<RowSource> {
  switch (placement.kind) {
    case 'whole':
      return WholeRows.create(device, records)
    case 'shards':
      return ShardedRows.create(device, records, placement)
    case 'stream':
      return Promise.resolve(new StreamedRows(device, records, placement.chunkRows))
  }
}

export function disposeRows({ train, validation }: Rows): void {
  train.dispose()
  validation.dispose()
}
