import { sha256, sha256Hex } from '../../domain/sha256.ts'
import type { Head, Manifest, StoreName, Upgrading, Writing } from './tables.ts'

/**
 * What is kept of one owner (a model, a project's document, a checkpoint, a table): a JSON document and named arrays,
 * in generations. A save is one transaction: chunks, manifest, and last the head that points to them, so that after a
 * crash there is all of it or nothing. The generation before stays until the next save; a newest one that is damaged
 * is answered by it.
 */

/** No larger chunk is written: some browsers copy each one several times. */
const CHUNK_BYTES = 8 * 2 ** 20

/** A chunk is bytes, or the part of a file that the browser copies by itself. */
type Chunk = Uint8Array<ArrayBuffer> | Blob

export interface Content {
  document: unknown
  /** By name. */
  arrays: ReadonlyMap<string, Uint8Array<ArrayBuffer> | Blob>
}

/** Ready to be written: everything that takes time has been done, for a transaction does not wait. */
export interface PreparedGeneration {
  document: string
  documentSha256: string
  arrays: { name: string; bytes: number; chunks: { sha256: string; content: Chunk }[] }[]
  bytes: number
}

/** The stores that a save writes to besides its owner's own. */
export const GENERATION_STORES: StoreName[] = ['heads', 'generations', 'chunks']

/** @param onProgress share of the bytes that were looked at, from 0 to 1 */
export async function prepareGeneration(
  { document, arrays }: Content,
  onProgress: (share: number) => void = () => undefined,
): Promise<PreparedGeneration> {
  const text = JSON.stringify(document)
  const prepared: PreparedGeneration['arrays'] = []
  const sizes = [...arrays.values()].map(sizeOf)
  const all = sizes.reduce((sum, bytes) => sum + bytes, 0)
  let done = 0
  for (const [name, array] of arrays) {
    const bytes = sizeOf(array)
    const chunks: { sha256: string; content: Chunk }[] = []
    for (let from = 0; from < bytes; from += CHUNK_BYTES) {
      const content = array.slice(from, from + CHUNK_BYTES)
      chunks.push({ sha256: await sha256(await bytesOf(content)), content })
      done += sizeOf(content)
      onProgress(done / all)
    }
    prepared.push({ name, bytes, chunks })
  }
  const encoded = new TextEncoder().encode(text)
  return {
    document: text,
    documentSha256: await sha256(encoded),
    arrays: prepared,
    bytes: encoded.byteLength + all,
  }
}

/** A document without arrays, for a transaction that is under way: nothing but the database may be waited for there. */
export function prepareDocument(document: unknown): PreparedGeneration {
  const text = JSON.stringify(document)
  const encoded = new TextEncoder().encode(text)
  const bytes = encoded.byteLength
  return { document: text, documentSha256: sha256Hex(encoded), arrays: [], bytes }
}

/**
 * Writes a new generation within the transaction of its owner. The newest whole one before it stays; an older one, or
 * one that is known to be damaged, is taken away.
 * @returns how many bytes more (or, if negative, fewer) are kept now
 */
export async function putGeneration(
  tx: Writing | Upgrading,
  owner: string,
  prepared: PreparedGeneration,
): Promise<number> {
  const head = await tx.objectStore('heads').get(owner)
  const generation = (head?.generation ?? 0) + 1
  const [stays, goes] = head?.isDamaged
    ? [head.previous, head.generation]
    : [head?.generation, head?.previous]
  const freed = goes === undefined ? 0 : await dropGeneration(tx, owner, goes)
  for (const { name, chunks } of prepared.arrays) {
    for (const [i, { content }] of chunks.entries()) {
      const value = content instanceof Blob ? content : content.buffer
      await tx.objectStore('chunks').put(value, [owner, generation, name, i])
    }
  }
  const manifest: Manifest = {
    owner,
    generation,
    version: 1,
    document: prepared.document,
    documentSha256: prepared.documentSha256,
    arrays: prepared.arrays.map(({ name, bytes, chunks }) => ({
      name,
      bytes,
      chunks: chunks.map(({ sha256: sum, content }) => ({ bytes: sizeOf(content), sha256: sum })),
    })),
    bytes: prepared.bytes,
    build: __BUILD_ID__,
    savedAt: Date.now(),
  }
  await tx.objectStore('generations').put(manifest)
  await tx.objectStore('heads').put({
    owner,
    generation,
    ...(stays === undefined ? {} : { previous: stays }),
  })
  return prepared.bytes - freed
}

/** Takes away everything of an owner, within a transaction; @returns how many bytes that were */
export async function dropGenerations(tx: Writing, owner: string): Promise<number> {
  const head = await tx.objectStore('heads').get(owner)
  if (head === undefined) return 0
  await tx.objectStore('heads').delete(owner)
  let freed = 0
  for (const number of numbersOf(head)) freed += await dropGeneration(tx, owner, number)
  return freed
}

/**
 * Copies what one owner keeps to another, within a transaction: the generation before the newest, too, for the newest
 * may turn out to be damaged. @returns bytes copied; 0 if the owner keeps nothing
 */
export async function copyGenerations(tx: Writing, from: string, to: string): Promise<number> {
  const head = await tx.objectStore('heads').get(from)
  if (head === undefined) return 0
  const chunks = tx.objectStore('chunks')
  let bytes = 0
  for (const generation of numbersOf(head)) {
    const manifest = await tx.objectStore('generations').get([from, generation])
    if (manifest === undefined) continue
    let cursor = await chunks.openCursor(chunksOf(from, generation))
    while (cursor !== null) {
      const [, , name, i] = cursor.key
      await chunks.put(cursor.value, [to, generation, name, i])
      cursor = await cursor.continue()
    }
    await tx.objectStore('generations').put({ ...manifest, owner: to })
    bytes += manifest.bytes
  }
  await tx.objectStore('heads').put({ ...head, owner: to })
  return bytes
}

/** Numbers of an owner's generations, the newest first. */
export function numbersOf({ generation, previous }: Head): number[] {
  return previous === undefined ? [generation] : [generation, previous]
}

function chunksOf(owner: string, generation: number): IDBKeyRange {
  return IDBKeyRange.bound([owner, generation], [owner, generation, []])
}

async function dropGeneration(
  tx: Writing | Upgrading,
  owner: string,
  generation: number,
): Promise<number> {
  const manifest = await tx.objectStore('generations').get([owner, generation])
  await tx.objectStore('generations').delete([owner, generation])
  await tx.objectStore('chunks').delete(chunksOf(owner, generation))
  return manifest?.bytes ?? 0
}

function sizeOf(content: Chunk): number {
  return content instanceof Blob ? content.size : content.byteLength
}

export async function bytesOf(content: Chunk): Promise<Uint8Array<ArrayBuffer>> {
  return content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content
}
