import { expose, transfer } from 'comlink'
import type { TrainedModel } from '../../src/domain/trained-model.ts'
import type { ArchiveApi, ArchiveContent } from '../../src/protocol/archive-api.ts'
import { packClass, unpackClass } from './class-pack.ts'
import { pack } from './pack.ts'
import { unpack } from './unpack.ts'

const api: ArchiveApi = {
  ping: () => Promise.resolve(__BUILD_ID__),
  pack,
  packClass,
  unpackClass,
  async unpack(source, passphrase) {
    const unpacked = await unpack(source, passphrase)
    return unpacked.ok ? transfer(unpacked, buffersOf(unpacked.value)) : unpacked
  },
}

function buffersOf(content: ArchiveContent): ArrayBuffer[] {
  const models =
    content.kind === 'model' ? [content.model] : content.models.map(({ model }) => model)
  return models.flatMap(arraysOf).map(({ buffer }) => buffer)
}

function arraysOf({ weights, checkpoint }: TrainedModel): Float32Array<ArrayBuffer>[] {
  return checkpoint
    ? [weights, checkpoint.weights, checkpoint.bestWeights, ...checkpoint.slots]
    : [weights]
}

expose(api)
