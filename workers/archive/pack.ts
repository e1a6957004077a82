import {
  ARCHIVE_VERSION,
  type ArchiveManifest,
  DATA,
  MANIFEST,
  MOST_ENTRIES,
  type WrittenPlaces,
} from '../../src/domain/archive/manifest-schema.ts'
import { writeModel } from '../../src/domain/model-schema.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import { sha256, Sha256 } from '../../src/domain/sha256.ts'
import type { TrainedModel } from '../../src/domain/trained-model.ts'
import type { ArchiveContent } from '../../src/protocol/archive-api.ts'
import { seal } from './sealing.ts'
import { MOST_FILE_BYTES, MOST_UNPACKED_BYTES, mostBytesOf } from './zip-limits.ts'
import { writeZip, type ZipEntry } from './zip-writer.ts'

const MOST_NAME_CHARACTERS = 200
const PIECE_BYTES = 16 * 2 ** 20

/** Makes one file of a model or a project; see `ArchiveApi`. */
export async function pack(content: ArchiveContent, passphrase?: string): Promise<Result<Blob>> {
  const entries =
    content.kind === 'model' ? modelEntries('', content.model) : projectEntries(content)
  const bytes = entries.reduce((sum, { content: { size } }) => sum + size, 0)
  const held = entries.filter(({ name }) => name !== DATA)
  const unpacked = held.reduce((sum, { content: { size } }) => sum + size, 0)
  if (unpacked > MOST_UNPACKED_BYTES) {
    return fail('fileTooLarge', { bytes: unpacked, most: MOST_UNPACKED_BYTES })
  }
  const tooLarge = held.find(({ name, content: { size } }) => size > mostBytesOf(name))
  if (tooLarge !== undefined) {
    const { name, content: entry } = tooLarge
    return fail('fileTooLarge', { bytes: entry.size, most: mostBytesOf(name) })
  }
  if (entries.length > MOST_ENTRIES && content.kind === 'project') {
    return fail('tooManyModels', { models: content.models.length })
  }
  // A table of contents and a seal are below one part in a hundred.
  if (bytes > 0.99 * MOST_FILE_BYTES) {
    return fail('fileTooLarge', { bytes, most: MOST_FILE_BYTES })
  }
  const manifest: ArchiveManifest = {
    format: `terrarium-${content.kind}`,
    version: ARCHIVE_VERSION,
    build: __BUILD_ID__,
    ...('data' in content && {
      dataName: content.data.name.slice(0, MOST_NAME_CHARACTERS) || 'table',
    }),
    entries: await Promise.all(
      entries.map(async ({ name, content: blob }) => ({
        name,
        bytes: blob.size,
        sha256: await checksum(blob),
      })),
    ),
  }
  const zip = await writeZip([json(MANIFEST, manifest), ...entries])
  return passphrase === undefined ? ok(zip) : seal(zip, passphrase)
}

/** The SHA-256 of a file; a large one is read piece by piece. */
export async function checksum(blob: Blob): Promise<string> {
  if (blob.size <= PIECE_BYTES) return sha256(new Uint8Array(await blob.arrayBuffer()))
  const sum = new Sha256()
  for (let from = 0; from < blob.size; from += PIECE_BYTES) {
    sum.add(new Uint8Array(await blob.slice(from, from + PIECE_BYTES).arrayBuffer()))
  }
  return sum.end()
}

function projectEntries({
  project,
  runs,
  models,
  data,
}: Extract<ArchiveContent, { kind: 'project' }>): ZipEntry[] {
  const places: WrittenPlaces = models.map(({ model: { id }, place }) => ({ id, ...place }))
  return [
    json('project.json', project),
    json('runs.json', runs),
    json('models.json', places),
    ...models.flatMap(({ model }) => modelEntries(`models/${model.id}/`, model)),
    ...(data ? [{ name: DATA, content: data.blob, shrinks: false }] : []),
  ]
}

function modelEntries(folder: string, model: TrainedModel): ZipEntry[] {
  const { document, arrays } = writeModel(model)
  return [
    json(`${folder}model.json`, document),
    // Weights hardly compress.
    ...[...arrays].map(([name, array]) => ({
      name: `${folder}${name}.f32`,
      content: new Blob([array]),
      shrinks: false,
    })),
  ]
}

function json(name: string, document: unknown): ZipEntry {
  return { name, content: new Blob([JSON.stringify(document)]), shrinks: true }
}
