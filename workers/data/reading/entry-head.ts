import { packedEntry, type ZipEntry } from './zip-directory.ts'

/** Packed bytes that hold any beginning of some kilobytes. */
const PACKED_BYTES = 2 ** 16

/**
 * The first bytes of an entry of a zip archive; none if it is damaged.
 * @param most bytes at least, if the entry has them
 */
export async function entryHead(
  archive: Blob,
  entry: ZipEntry,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const data = (await packedEntry(archive, entry)) ?? new Blob()
  if (entry.method !== 'deflate') return new Uint8Array(await data.slice(0, most).arrayBuffer())
  return unpackedHead(data, 'deflate-raw', most)
}

/** The first bytes of what was packed; fewer or none if it is damaged. */
export async function unpackedHead(
  data: Blob,
  format: CompressionFormat,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const beginning = data.slice(0, Math.max(PACKED_BYTES, 2 * most)).stream()
  const pieces = beginning.pipeThrough(new DecompressionStream(format)).getReader()
  const head: Uint8Array<ArrayBuffer>[] = []
  try {
    for (let bytes = 0; bytes < most;) {
      const { done, value } = await pieces.read()
      if (done) break
      head.push(value)
      bytes += value.length
    }
  } catch {
    // Cut off on purpose, or damaged, which shows when all of it is read.
  } finally {
    void pieces.cancel().catch(() => undefined)
  }
  return new Uint8Array(await new Blob(head).slice(0, most).arrayBuffer())
}
