import { expose, transfer } from 'comlink'
import type { Preparation } from '../../src/protocol/data-api.ts'
import type { Result } from '../../src/domain/result.ts'
import { DataService } from './data-service.ts'

/** Hands the matrices over instead of copying them. */
class TransferringDataService extends DataService {
  override async prepare(
    ...request: Parameters<DataService['prepare']>
  ): Promise<Result<Preparation>> {
    return transferred(await super.prepare(...request))
  }

  override async prepareWith(
    ...request: Parameters<DataService['prepareWith']>
  ): Promise<Result<Preparation>> {
    return transferred(await super.prepareWith(...request))
  }
}

function transferred(result: Result<Preparation>): Result<Preparation> {
  if (!result.ok) return result
  const { train, validation, test } = result.value.data
  const buffers = [train, validation, test].flatMap((part) => [
    part.features.numbers.buffer,
    part.features.codes.buffer,
    part.features.numberInputs.buffer,
    part.targets.buffer,
    part.rows.buffer,
    part.weights.buffer,
  ])
  return transfer(result, buffers)
}

expose(new TransferringDataService())
