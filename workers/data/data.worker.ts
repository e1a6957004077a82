import '../seal.ts'
import { expose, transfer } from 'comlink'
import { buffersOfData } from '../../src/domain/prepared-data.ts'
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
  return transfer(result, buffersOfData(result.value.data))
}

expose(new TransferringDataService())
