/**
 * The directory at the end of a zip archive, read by ranges, so that an entry can be taken out without touching the
 * others. Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3 (Zip64).
 */

export interface ZipEntry {
  name: string
  method: 'stored' | 'deflate' | 'other'
  encrypted: boolean
  /** CRC-32 of the unpacked bytes. */
  crc: number
  /** Sizes as the directory promises them. */
  packedBytes: number
  bytes: number
  /** Of the local header. */
  offset: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50

const END_BYTES = 22
const LOCATOR_BYTES = 20
const MOST_COMMENT = 0xffff
const IN_ZIP64 = 0xffffffff

const FLAG_ENCRYPTED = 1
const FLAG_UTF8 = 2 ** 11

/** More than any archive of tables has. */
const MOST_DIRECTORY_BYTES = 2 ** 26

/** The entries of an archive, folders left out; undefined if the archive is damaged or cut off. */
export async function zipEntries(blob: Blob): Promise<ZipEntry[] | undefined> {
  try {
    const directory = await directoryOf(blob)
    return directory === undefined ? undefined : entriesOf(directory)
  } catch (error) {
    // A field beyond the end of what was read.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The compressed bytes of an entry; undefined if they are not where the directory says. */
export async function packedEntry(blob: Blob, entry: ZipEntry): Promise<Blob | undefined> {
  const header = await viewOf(blob, entry.offset, entry.offset + 30)
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL) return undefined
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  const data = blob.slice(start, start + entry.packedBytes)
  return data.size === entry.packedBytes ? data : undefined
}

async function viewOf(blob: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await blob.slice(from, to).arrayBuffer())
}

async function directoryOf(blob: Blob): Promise<DataView | undefined> {
  const tailStart = Math.max(0, blob.size - END_BYTES - MOST_COMMENT - LOCATOR_BYTES)
  const tail = await viewOf(blob, tailStart, blob.size)
  let end = tail.byteLength - END_BYTES
  while (end >= 0 && tail.getUint32(end, true) !== END) end--
  if (end < 0) return undefined
  let bytes = tail.getUint32(end + 12, true)
  let offset = tail.getUint32(end + 16, true)
  const locator = end - LOCATOR_BYTES
  if (locator >= 0 && tail.getUint32(locator, true) === LOCATOR_64) {
    const at = Number(tail.getBigUint64(locator + 8, true))
    const end64 = await viewOf(blob, at, at + 56)
    if (end64.getUint32(0, true) !== END_64) return undefined
    bytes = Number(end64.getBigUint64(40, true))
    offset = Number(end64.getBigUint64(48, true))
  }
  if (bytes > MOST_DIRECTORY_BYTES || offset + bytes > blob.size) return undefined
  return viewOf(blob, offset, offset + bytes)
}

function entriesOf(directory: DataView): ZipEntry[] | undefined {
  const entries = new Map<string, ZipEntry>()
  let at = 0
  while (at < directory.byteLength) {
    if (directory.getUint32(at, true) !== ENTRY) return undefined
    const flags = directory.getUint16(at + 8, true)
    const method = directory.getUint16(at + 10, true)
    const nameBytes = directory.getUint16(at + 28, true)
    const extraBytes = directory.getUint16(at + 30, true)
    const nameAt = directory.byteOffset + at + 46
    const name = entryName(new Uint8Array(directory.buffer, nameAt, nameBytes), flags)
    // Of two entries of one name the later counts, as for everything that unpacks.
    if (!name.endsWith('/')) {
      entries.set(name, {
        name,
        method: method === 0 ? 'stored' : method === 8 ? 'deflate' : 'other',
        encrypted: (flags & FLAG_ENCRYPTED) !== 0,
        crc: directory.getUint32(at + 16, true),
        ...sizes(directory, at, at + 46 + nameBytes, extraBytes),
      })
    }
    at += 46 + nameBytes + extraBytes + directory.getUint16(at + 32, true)
  }
  return [...entries.values()]
}

/** Sizes and offset; those that do not fit 32 bits stand in the Zip64 extra field, in this order. */
function sizes(
  directory: DataView,
  entry: number,
  extra: number,
  extraBytes: number,
): Pick<ZipEntry, 'bytes' | 'packedBytes' | 'offset'> {
  let wide = extra
  while (wide < extra + extraBytes && directory.getUint16(wide, true) !== 1) {
    wide += 4 + directory.getUint16(wide + 2, true)
  }
  wide += 4
  const field = (at: number) => {
    const value = directory.getUint32(entry + at, true)
    if (value !== IN_ZIP64 || wide + 8 > extra + extraBytes) return value
    wide += 8
    return Number(directory.getBigUint64(wide - 8, true))
  }
  const bytes = field(24)
  const packedBytes = field(20)
  return { bytes, packedBytes, offset: field(42) }
}

/** Old Windows wrote names in the encoding of the country; where they are not UTF-8, Chinese is the likeliest. */
function entryName(bytes: Uint8Array, flags: number): string {
  if ((flags & FLAG_UTF8) !== 0) return new TextDecoder().decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
