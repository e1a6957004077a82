import {
  EXPERIMENT,
  isPackEntry,
  MOST_PACK_BYTES,
  MOST_PACK_NAME,
  PACK,
  PACK_ROWS,
  type PackListing,
  readPackListing,
} from '../../src/domain/archive/class-pack-schema.ts'
import { parseExperiment } from '../../src/domain/experiment-schema.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import { sha256 } from '../../src/domain/sha256.ts'
import type { ClassPack } from '../../src/protocol/archive-api.ts'
import type { TableSource } from '../../src/protocol/table-source.ts'
import { jsonOf } from './json-of.ts'
import { checksum } from './pack.ts'
import { readZip, unpackPart } from './zip-reader.ts'
import { writeZip, type ZipEntry } from './zip-writer.ts'

/** Packs an exercise; see `ArchiveApi`. */
export async function packClass({ experiment, data }: ClassPack): Promise<Result<Blob>> {
  const entries: (ZipEntry & Pick<PackListing['entries'][number], 'name'>)[] = [
    { name: EXPERIMENT, content: new Blob([JSON.stringify(experiment)]), shrinks: true },
  ]
  if (data) entries.push({ name: PACK_ROWS, content: data.blob, shrinks: true })
  const bytes = entries.reduce((sum, { content }) => sum + content.size, 0)
  // `pack.json` and the table of contents are far below a kilobyte each.
  if (bytes + 2048 > MOST_PACK_BYTES) {
    return fail('classPackTooLarge', { bytes, most: MOST_PACK_BYTES })
  }
  const listing: PackListing = {
    format: 'terrarium-class',
    version: 1,
    entries: await Promise.all(
      entries.map(async ({ name, content }) => ({ name, sha256: await checksum(content) })),
    ),
    ...(data && { dataName: data.name.slice(0, MOST_PACK_NAME) }),
  }
  const content = new Blob([JSON.stringify(listing)])
  return ok(await writeZip([...entries, { name: PACK, content, shrinks: true }]))
}

/** Reads a class pack that may come from anywhere; see `ArchiveApi`. */
export async function unpackClass({ blob, name }: TableSource): Promise<Result<ClassPack>> {
  const refuse = (reason: string) => fail('notAClassPack', { name, reason })
  const tooLarge = (bytes: number) => fail('classPackTooLarge', { bytes, most: MOST_PACK_BYTES })
  if (blob.size > MOST_PACK_BYTES) return tooLarge(blob.size)
  const parts = await readZip(blob, isPackEntry, () => false)
  if (typeof parts === 'string') return refuse(parts)
  const unpacked = [...parts.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  if (unpacked > MOST_PACK_BYTES) return tooLarge(unpacked)
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const [entry, part] of parts) {
    const bytes = await unpackPart(part)
    if (bytes === undefined) return refuse(entry)
    files.set(entry, bytes)
  }
  const listing = readPackListing(jsonOf(files.get(PACK)))
  if (listing === undefined) return refuse(PACK)
  const listed = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const entry of listing.entries) {
    const bytes = files.get(entry.name)
    if (bytes === undefined || (await sha256(bytes)) !== entry.sha256) return refuse(entry.name)
    listed.set(entry.name, bytes)
  }
  if (!listed.has(EXPERIMENT)) return refuse(EXPERIMENT)
  const experiment = parseExperiment(jsonOf(listed.get(EXPERIMENT)))
  if (!experiment.ok) return experiment
  const rows = listed.get(PACK_ROWS)
  const { dataName } = listing
  if ((rows === undefined) !== (dataName === undefined)) return refuse(PACK_ROWS)
  return ok({
    experiment: experiment.value,
    ...(rows && dataName !== undefined && { data: { name: dataName, blob: new Blob([rows]) } }),
  })
}
