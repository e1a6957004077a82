import { deflateSync } from 'fflate'
import { crc32Of } from '../../src/domain/crc32.ts'
import { MOST_RATIO } from './zip-limits.ts'

/** One file of a zip. */
export interface ZipEntry {
  name: string
  content: Blob
  /** Whether it is worth compressing. */
  shrinks: boolean
}

/** 1 January 2020 in the format of MS-DOS: the same content gives the same bytes. */
const DATE = (2020 - 1980) * 512 + 1 * 32 + 1
const STORED = 0
const DEFLATED = 8
const PIECE_BYTES = 8 * 2 ** 20

/** Makes one zip of many files (APPNOTE 6.3, without zip64: below 4 GB). What does not shrink is never held in memory whole. */
export async function writeZip(entries: readonly ZipEntry[]): Promise<Blob> {
  const parts: BlobPart[] = []
  const directory: BlobPart[] = []
  let at = 0
  let directoryBytes = 0
  for (const { name, content, shrinks } of entries) {
    const packed = shrinks ? await deflated(content) : undefined
    const body = packed ?? content
    const head = entryHead({
      method: packed ? DEFLATED : STORED,
      crc: await crcOf(content),
      packed: body.size,
      bytes: content.size,
      nameBytes: name.length,
    })
    const text = new TextEncoder().encode(name)
    parts.push(signature(0x04034b50), head, text, body)
    directory.push(signature(0x02014b50), version(), head, directoryTail(at), text)
    at += 4 + head.byteLength + text.byteLength + body.size
    directoryBytes += 46 + text.byteLength
  }
  const blob = new Blob([...parts, ...directory, end(entries.length, directoryBytes, at)])
  return new Blob([blob], { type: 'application/zip' })
}

/** undefined: it would not shrink, or by more than a reader believes. */
async function deflated(content: Blob): Promise<Blob | undefined> {
  const packed = deflateSync(new Uint8Array(await content.arrayBuffer()), { level: 6 })
  const isWorthIt = packed.length < content.size && packed.length * MOST_RATIO > content.size
  return isWorthIt ? new Blob([packed]) : undefined
}

async function crcOf(content: Blob): Promise<number> {
  let crc = 0
  for (let from = 0; from < content.size; from += PIECE_BYTES) {
    const piece = content.slice(from, from + PIECE_BYTES)
    crc = crc32Of(new Uint8Array(await piece.arrayBuffer()), crc)
  }
  return crc
}

function signature(magic: number): Uint8Array<ArrayBuffer> {
  return words([[4, magic]])
}

/** Made by version 2.0 on MS-DOS, the plainest. */
function version(): Uint8Array<ArrayBuffer> {
  return words([[2, 20]])
}

function entryHead(entry: {
  method: number
  crc: number
  packed: number
  bytes: number
  nameBytes: number
}): Uint8Array<ArrayBuffer> {
  return words([
    [2, 20],
    [2, 0],
    [2, entry.method],
    [2, 0],
    [2, DATE],
    [4, entry.crc],
    [4, entry.packed],
    [4, entry.bytes],
    [2, entry.nameBytes],
    [2, 0],
  ])
}

function directoryTail(offset: number): Uint8Array<ArrayBuffer> {
  return words([
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, offset],
  ])
}

function end(count: number, directoryBytes: number, offset: number): Uint8Array<ArrayBuffer> {
  return words([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directoryBytes],
    [4, offset],
    [2, 0],
  ])
}

/** Little-endian numbers of 2 or 4 bytes. */
function words(numbers: readonly [2 | 4, number][]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(numbers.reduce((sum, [size]) => sum + size, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [size, value] of numbers) {
    if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += size
  }
  return bytes
}
