import { fail, ok, type Result } from '../../domain/result.ts'
import { sha256 } from '../../domain/sha256.ts'
import type { Db, Head, Manifest, StoreName, Writing } from './tables.ts'
import { reading, writing } from './transactions.ts'

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

export interface LoadedGeneration {
  document: unknown
  /** By name; the pieces of a file are not read before they are asked for. */
  arrays: Map<string, Uint8Array<ArrayBuffer>>
  /** The newest one was damaged: this is the one before. */
  isFormer: boolean
  savedAt: number
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
  return {
    document: text,
    documentSha256: await sha256(new TextEncoder().encode(text)),
    arrays: prepared,
    bytes: text.length + all,
  }
}

/**
 * Writes a new generation within the transaction of its owner. The newest whole one before it stays; an older one, or
 * one that is known to be damaged, is taken away.
 * @returns how many bytes more (or, if negative, fewer) are kept now
 */
export async function putGeneration(
  tx: Writing,
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
  const numbers = [head.generation, ...(head.previous === undefined ? [] : [head.previous])]
  let freed = 0
  for (const number of numbers) freed += await dropGeneration(tx, owner, number)
  return freed
}

async function dropGeneration(tx: Writing, owner: string, generation: number): Promise<number> {
  const manifest = await tx.objectStore('generations').get([owner, generation])
  await tx.objectStore('generations').delete([owner, generation])
  await tx
    .objectStore('chunks')
    .delete(IDBKeyRange.bound([owner, generation], [owner, generation, []]))
  return manifest?.bytes ?? 0
}

/** Reads what an owner keeps; `storedDamaged` if no generation of it is whole, undefined if it keeps nothing. */
export async function readGeneration(
  db: Db,
  owner: string,
): Promise<Result<LoadedGeneration | undefined>> {
  const head = await reading(db, ['heads']).objectStore('heads').get(owner)
  if (head === undefined) return ok(undefined)
  try {
    const newest = await readOne(db, owner, head.generation)
    if (newest !== undefined) return ok({ ...newest, isFormer: false })
  } catch (error) {
    // Damage may also show itself as a piece that the browser cannot read.
    const former = await readFormer(db, head)
    if (former === undefined) throw error
    return ok(former)
  }
  const former = await readFormer(db, head)
  if (former === undefined) return fail('storedDamaged', { owner })
  await markDamaged(db, head)
  return ok(former)
}

async function readFormer(
  db: Db,
  { owner, previous }: Head,
): Promise<LoadedGeneration | undefined> {
  const former = previous === undefined ? undefined : await readOne(db, owner, previous)
  return former && { ...former, isFormer: true }
}

/** So that the next save takes the damaged generation away, and not the one that is whole. */
async function markDamaged(db: Db, head: Head): Promise<void> {
  await writing(db, ['heads'], 'default', async (tx) => {
    const now = await tx.objectStore('heads').get(head.owner)
    // Another tab may have saved meanwhile.
    if (now?.generation === head.generation) {
      await tx.objectStore('heads').put({ ...head, isDamaged: true })
    }
    return ok(undefined)
  })
}

async function readOne(
  db: Db,
  owner: string,
  generation: number,
): Promise<Omit<LoadedGeneration, 'isFormer'> | undefined> {
  const tx = reading(db, ['generations', 'chunks'])
  const manifest = await tx.objectStore('generations').get([owner, generation])
  if (manifest === undefined) return undefined
  const keys = manifest.arrays.flatMap(({ name, chunks }) =>
    chunks.map((_, i): [string, number, string, number] => [owner, generation, name, i]),
  )
  const stored = await Promise.all(keys.map((key) => tx.objectStore('chunks').get(key)))
  const text = new TextEncoder().encode(manifest.document)
  if ((await sha256(text)) !== manifest.documentSha256) return undefined
  const arrays = new Map<string, Uint8Array<ArrayBuffer>>()
  let at = 0
  for (const { name, bytes, chunks } of manifest.arrays) {
    const array = new Uint8Array(bytes)
    let filled = 0
    for (const { sha256: expected } of chunks) {
      const chunk = stored[at++]
      if (chunk === undefined) return undefined
      const content = await bytesOf(chunk instanceof Blob ? chunk : new Uint8Array(chunk))
      if (filled + content.byteLength > bytes || (await sha256(content)) !== expected)
        return undefined
      array.set(content, filled)
      filled += content.byteLength
    }
    if (filled !== bytes) return undefined
    arrays.set(name, array)
  }
  const document: unknown = JSON.parse(manifest.document)
  return { document, arrays, savedAt: manifest.savedAt }
}

/**
 * The document of an owner and one array of it as a file. Its pieces are read for their checksums, one at a time, and
 * again by the browser when they are asked for. `storedDamaged` if a piece is missing or is not what was written,
 * undefined if the owner keeps nothing.
 */
export async function readAsFile(
  db: Db,
  owner: string,
  name: string,
): Promise<Result<{ document: unknown; blob: Blob } | undefined>> {
  const tx = reading(db, GENERATION_STORES)
  const head = await tx.objectStore('heads').get(owner)
  if (head === undefined) return ok(undefined)
  const damaged = fail('storedDamaged', { owner })
  const manifest = await tx.objectStore('generations').get([owner, head.generation])
  const array = manifest?.arrays.find((each) => each.name === name)
  if (manifest === undefined || array === undefined) return damaged
  const pieces = await Promise.all(
    array.chunks.map((_, i) => tx.objectStore('chunks').get([owner, head.generation, name, i])),
  )
  const text = new TextEncoder().encode(manifest.document)
  if ((await sha256(text)) !== manifest.documentSha256) return damaged
  const whole: (ArrayBuffer | Blob)[] = []
  for (const [i, { sha256: expected }] of array.chunks.entries()) {
    const piece = pieces[i]
    if (piece === undefined || (await checksumOf(piece)) !== expected) return damaged
    whole.push(piece)
  }
  const document: unknown = JSON.parse(manifest.document)
  return ok({ document, blob: new Blob(whole) })
}

/** undefined: the browser cannot read the piece. */
async function checksumOf(piece: ArrayBuffer | Blob): Promise<string | undefined> {
  try {
    return await sha256(await bytesOf(piece instanceof Blob ? piece : new Uint8Array(piece)))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return undefined
  }
}

function sizeOf(content: Chunk): number {
  return content instanceof Blob ? content.size : content.byteLength
}

async function bytesOf(content: Chunk): Promise<Uint8Array<ArrayBuffer>> {
  return content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content
}
