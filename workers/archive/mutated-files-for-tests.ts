import { toBase64url } from '../../src/domain/base64url.ts'
import { crc32 } from '../../src/domain/crc32.ts'
import { experimentFromLink, linkedDocument } from '../../src/domain/experiment-link.ts'
import { toyExperiment } from '../../src/domain/classroom/new-classroom.ts'
import { completeExperiment } from '../../src/domain/fixtures/complete-experiment.ts'
import { trainedModel } from '../../src/domain/fixtures/trained-model.ts'
import { tryMutated } from '../fixtures/try-mutated.ts'
import { pack } from './pack.ts'
import { unpack } from './unpack.ts'

/** Reads mutated files of a model and of a project; see `tryMutated`. */
export async function tryFiles(cases: number): Promise<number> {
  const model = trainedModel()
  const place = { lineage: model.id, version: 1, kept: true, note: '' }
  const project = {
    terrarium: 1 as const,
    ...{ id: 'p', name: 'Sales', note: '', createdAt: 1, changedAt: 2, reading: {} },
    keepsData: false,
  }
  const packed = await Promise.all([
    pack({ kind: 'model', model }),
    pack({ kind: 'project', project, runs: [], models: [{ model, place }] }),
  ])
  const samples = await Promise.all(
    packed.map(async (file) => new Uint8Array(file.ok ? await file.value.arrayBuffer() : [])),
  )
  return tryMutated(cases, samples, (bytes) =>
    unpack({ name: 'x.terrarium', blob: new Blob([bytes]) }),
  )
}

/** The same with the settings of a shared address. */
export function tryAddresses(cases: number): Promise<number> {
  const documents = [linkedDocument(completeExperiment, true), toyExperiment('xor')]
  const samples = documents.map((document) => new TextEncoder().encode(JSON.stringify(document)))
  let turn = 0
  return tryMutated(cases, samples, (bytes) => {
    const payload = toBase64url(new TextDecoder().decode(bytes))
    // Every other one with a sum that fits, so that the document itself is tried.
    const sum = turn++ % 2 === 0 ? crc32(payload) : crc32('other')
    return experimentFromLink(`${payload}.${sum}`)
  })
}
