import { Inflate } from 'fflate'
import { MOST_ENTRIES } from '../../src/domain/archive/manifest-schema.ts'
import { crc32Of } from '../../src/domain/crc32.ts'
import { HARMLESS_BYTES, MOST_RATIO, MOST_UNPACKED_BYTES, mostBytesOf } from './zip-limits.ts'

/** One file of a foreign zip, not yet unpacked. */
export interface ZipPart {
  name: string
  isStored: boolean
  crc: number
  /** Unpacked, as the zip claims. */
  bytes: number
  /** As it lies in the zip. */
  content: Blob
}

const END_BYTES = 22
const ENTRY_BYTES = 46
const HEAD_BYTES = 30
const MOST_NAME_BYTES = 128
/** Small, because each can unpack to a thousand times as much before that is noticed. */
const PUSH_BYTES = 16 * 2 ** 10

/**
 * The table of contents of a foreign zip. Refused are names that nobody awaits, names that come twice, entries that
 * overlap or lie outside, encrypted ones, zip64, text around the zip, and sizes beyond the limits.
 * @param isWritten whether a name can be in such a file
 * @param isLarge whether the entry of this name may have any size, because it is only ever read in pieces
 * @returns what is wrong, as a text
 */
export async function readZip(
  file: Blob,
  isWritten: (name: string) => boolean,
  isLarge: (name: string) => boolean,
): Promise<Map<string, ZipPart> | string> {
  const end = await viewOf(file, file.size - END_BYTES, END_BYTES)
  if (end?.getUint32(0, true) !== 0x06054b50) return 'not a zip file'
  const count = end.getUint16(10, true)
  const length = end.getUint32(12, true)
  const from = end.getUint32(16, true)
  if (count > MOST_ENTRIES + 1) return `${String(count)} entries`
  if (from + length !== file.size - END_BYTES) return 'its table of contents'
  if (length > count * (ENTRY_BYTES + MOST_NAME_BYTES)) return 'its table of contents'
  const view = await viewOf(file, from, length)
  if (view === undefined) return 'its table of contents'

  const parts = new Map<string, ZipPart>()
  let at = 0
  let body = 0
  let unpacked = 0
  for (let i = 0; i < count; i++) {
    const entry = entryAt(view, at)
    if (entry === undefined || !isWritten(entry.name)) return entry?.name ?? 'its table of contents'
    const { name, method, packed, bytes, offset } = entry
    // One behind the other, as they are written: nothing can be unpacked twice.
    if (offset !== body || parts.has(name)) return name
    const start = await contentStart(file, offset, name)
    if (start === undefined || start + packed > from) return name
    const isStored = method === 0
    if (!isStored && method !== 8) return name
    if (isStored ? packed !== bytes : isLarge(name) || isBomb(packed, bytes)) return name
    if (!isLarge(name)) {
      unpacked += bytes
      if (bytes > mostBytesOf(name) || unpacked > MOST_UNPACKED_BYTES) return name
    }
    const content = file.slice(start, start + packed)
    parts.set(name, { name, isStored, crc: entry.crc, bytes, content })
    body = start + packed
    at += entry.length
  }
  return at === length && body === from ? parts : 'its table of contents'
}

/** The bytes of an entry; undefined: they are not what the zip claims, or more. */
export async function unpackPart(part: ZipPart): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const packed = new Uint8Array(await part.content.arrayBuffer())
  const bytes = part.isStored ? packed : inflated(packed, part.bytes)
  return bytes !== undefined && crc32Of(bytes) === part.crc ? bytes : undefined
}

/** Counts what comes out: a claimed size is only a claim. */
function inflated(packed: Uint8Array, length: number): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(length)
  let filled = 0
  const inflate = new Inflate((piece) => {
    if (filled + piece.length > length) throw new RangeError('more than it claims')
    bytes.set(piece, filled)
    filled += piece.length
  })
  try {
    for (let from = 0; from < packed.length; from += PUSH_BYTES) {
      inflate.push(packed.subarray(from, from + PUSH_BYTES), from + PUSH_BYTES >= packed.length)
    }
  } catch {
    return undefined
  }
  return filled === length ? bytes : undefined
}

function isBomb(packed: number, bytes: number): boolean {
  return bytes > HARMLESS_BYTES && bytes > packed * MOST_RATIO
}

function entryAt(view: DataView, at: number) {
  if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== 0x02014b50)
    return undefined
  const nameBytes = view.getUint16(at + 28, true)
  const length =
    ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1
  if (at + length > view.byteLength || nameBytes > MOST_NAME_BYTES || isEncrypted) return undefined
  return {
    name: asciiAt(view, at + ENTRY_BYTES, nameBytes),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    length,
  }
}

/** Where the bytes of an entry begin; undefined: its own head names another file. */
async function contentStart(file: Blob, offset: number, name: string): Promise<number | undefined> {
  const head = await viewOf(file, offset, HEAD_BYTES + name.length)
  if (head?.getUint32(0, true) !== 0x04034b50) return undefined
  if (head.getUint16(26, true) !== name.length) return undefined
  if (asciiAt(head, HEAD_BYTES, name.length) !== name) return undefined
  return offset + HEAD_BYTES + name.length + head.getUint16(28, true)
}

function asciiAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)))
}

async function viewOf(file: Blob, from: number, length: number): Promise<DataView | undefined> {
  if (from < 0 || from + length > file.size) return undefined
  return new DataView(await file.slice(from, from + length).arrayBuffer())
}
