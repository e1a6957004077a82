import { fail, ok, type Result } from '../../../src/domain/result.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { partName } from './part-name.ts'
import type { ReadingHooks } from './reading.ts'
import { MOST_UNPACKED_BYTES, tooLarge, unpack } from './unpack.ts'
import { packedEntry, type ZipEntry } from './zip-directory.ts'

/**
 * Takes one entry out of a zip archive.
 * @param found what the archive is
 * @param most bytes that it may unpack to
 * Fails with `encryptedFile`, `damagedFile`, `unpacksTooLarge`, `unreadableFile` and `cancelled`.
 */
export async function unpackEntry(
  { name, blob }: TableSource,
  entry: ZipEntry,
  found: 'zip' | 'xlsx',
  hooks: ReadingHooks,
  most: number = MOST_UNPACKED_BYTES,
): Promise<Result<Blob>> {
  const part = partName(name, entry.name)
  if (entry.encrypted) return fail('encryptedFile', { name, found })
  if (entry.method === 'other') {
    return fail('damagedFile', { name: part, found, reason: 'compression' })
  }
  const data = await packedEntry(blob, entry)
  if (data === undefined) return fail('damagedFile', { name: part, found, reason: 'local header' })
  if (entry.method === 'deflate') {
    return unpack({ name: part, found, blob: asGzip(data, entry) }, hooks, most)
  }
  return data.size > most ? tooLarge({ name: part, found, blob: data }, most) : ok(data)
}

/** Gzip is the same compression in another envelope (RFC 1952), one whose sum the browser checks. */
function asGzip(data: Blob, { crc, bytes }: ZipEntry): Blob {
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)
  return new Blob([header, data, Uint32Array.of(crc, bytes % 2 ** 32)])
}
