import { fail, ok, type Result } from '../../domain/result.ts'
import { sha256, sha256Hex } from '../../domain/sha256.ts'
import { bytesOf, GENERATION_STORES, numbersOf } from './generations.ts'
import type { Db, Head, Writing } from './tables.ts'
import { reading, writing } from './transactions.ts'

export interface LoadedGeneration {
  document: unknown
  /** By name; the pieces of a file are not read before they are asked for. */
  arrays: Map<string, Uint8Array<ArrayBuffer>>
  /** The newest one was damaged: this is the one before. */
  isFormer: boolean
  savedAt: number
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
    const former = await readFormer(db, head, isUnreadable(error))
    if (former === undefined) throw error
    return ok(former)
  }
  const former = await readFormer(db, head, true)
  return former === undefined ? fail('storedDamaged', { owner }) : ok(former)
}

/** Damage may also show itself as a piece that the browser cannot read; other errors may pass by themselves. */
function isUnreadable(error: unknown): boolean {
  const names = ['DataError', 'NotReadableError', 'NotFoundError']
  return error instanceof DOMException && names.includes(error.name)
}

/** @param isDamaged the newest one is, and not for the moment only */
async function readFormer(
  db: Db,
  head: Head,
  isDamaged: boolean,
): Promise<LoadedGeneration | undefined> {
  const { owner, previous } = head
  const former = previous === undefined ? undefined : await readOne(db, owner, previous)
  if (former === undefined) return undefined
  if (isDamaged) await markDamaged(db, head)
  return { ...former, isFormer: true }
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

/** Of the document that reading would answer, within a transaction; undefined if none is as it was written. */
export async function wholeDocument(tx: Writing, owner: string): Promise<unknown> {
  const head = await tx.objectStore('heads').get(owner)
  for (const generation of head === undefined ? [] : numbersOf(head)) {
    const manifest = await tx.objectStore('generations').get([owner, generation])
    if (manifest === undefined) continue
    const { document, documentSha256 } = manifest
    if (sha256Hex(new TextEncoder().encode(document)) === documentSha256)
      return JSON.parse(document)
  }
  return undefined
}
