import { crc32Of } from '../../src/domain/crc32.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'

/**
 * A sealed file: a head of 46 bytes, then pieces of AES-256-GCM. `FORMAT.md` has every byte of it.
 *
 * Sealing in pieces keeps one of them in memory, not the file, and lets no byte out before its piece was authenticated.
 * Their order and their end are authenticated too, as in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár:
 * Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015): the nonce of each holds its number and
 * whether it is the last.
 */
const MAGIC = 'TRRMSEAL'
const VERSION = 1
const PBKDF2_SHA256 = 1
const SALT_BYTES = 16
const IV_BYTES = 12
const HEAD_BYTES = 46
const SUMMED_BYTES = HEAD_BYTES - 4
const TAG_BYTES = 16
const PIECE_BYTES = 4 * 2 ** 20

/** What OWASP recommends for PBKDF2-HMAC-SHA-256: about half a second for whoever knows it, and for each guess. */
const ITERATIONS = 600_000
/** No head may make us count for longer than some seconds. */
const MOST_ITERATIONS = 2_000_000

type Bytes = Uint8Array<ArrayBuffer>

/** Whether a file begins as sealed ones do. */
export async function isSealed(file: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await file.slice(0, MAGIC.length).arrayBuffer())
  return String.fromCharCode(...bytes) === MAGIC
}

/** Seals a file. Fails with `sealingUnavailable` on plain HTTP, where browsers offer no cryptography. */
export async function seal(file: Blob, passphrase: string): Promise<Result<Blob>> {
  const subtle = subtleCrypto()
  if (subtle === undefined) return fail('sealingUnavailable', {})
  const head = newHead()
  const sealer = await sealerOf(subtle, head, passphrase, ITERATIONS)
  // Empty, so that a wrong passphrase is told from a damaged file.
  const parts: Blob[] = [new Blob([head, await sealer.seal(new Uint8Array(0), 0, false)])]
  const pieces = Math.max(1, Math.ceil(file.size / PIECE_BYTES))
  for (let i = 0; i < pieces; i++) {
    const piece = file.slice(i * PIECE_BYTES, (i + 1) * PIECE_BYTES)
    const content = new Uint8Array(await piece.arrayBuffer())
    parts.push(new Blob([await sealer.seal(content, i + 1, i === pieces - 1)]))
  }
  return ok(new Blob(parts, { type: 'application/octet-stream' }))
}

/**
 * Opens a sealed file. Fails with `passphraseWrong`, `sealedDamaged` (changed, cut off, or a head that we do not
 * write), `newerVersion`, `sealingUnavailable`.
 */
export async function unseal(file: Blob, passphrase: string, name: string): Promise<Result<Blob>> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  const iterations = readHead(head)
  if (!iterations.ok) return iterations
  if (iterations.value === undefined) return fail('sealedDamaged', { name })
  const subtle = subtleCrypto()
  if (subtle === undefined) return fail('sealingUnavailable', {})
  const sealer = await sealerOf(subtle, head, passphrase, iterations.value)
  const bodyFrom = HEAD_BYTES + TAG_BYTES
  const check = await file.slice(HEAD_BYTES, bodyFrom).arrayBuffer()
  if (check.byteLength < TAG_BYTES) return fail('sealedDamaged', { name })
  if ((await sealer.open(new Uint8Array(check), 0, false)) === undefined) {
    return fail('passphraseWrong', { name })
  }
  const step = PIECE_BYTES + TAG_BYTES
  const pieces = Math.max(1, Math.ceil((file.size - bodyFrom) / step))
  const parts: Blob[] = []
  for (let i = 0; i < pieces; i++) {
    const from = bodyFrom + i * step
    const sealed = new Uint8Array(await file.slice(from, from + step).arrayBuffer())
    const content = await sealer.open(sealed, i + 1, i === pieces - 1)
    if (content === undefined) return fail('sealedDamaged', { name })
    parts.push(new Blob([content]))
  }
  return ok(new Blob(parts))
}

function newHead(): Bytes {
  const head = new Uint8Array(HEAD_BYTES)
  const view = new DataView(head.buffer)
  for (let i = 0; i < MAGIC.length; i++) head[i] = MAGIC.charCodeAt(i)
  head[8] = VERSION
  head[9] = PBKDF2_SHA256
  view.setUint32(10, ITERATIONS)
  crypto.getRandomValues(head.subarray(14, 14 + SALT_BYTES + IV_BYTES))
  view.setUint32(SUMMED_BYTES, crc32Of(head.subarray(0, SUMMED_BYTES)))
  return head
}

/** @returns the iterations; undefined: the head is damaged, or asks for what we never write */
function readHead(head: Bytes): Result<number | undefined> {
  if (head.length < HEAD_BYTES) return ok(undefined)
  const view = new DataView(head.buffer)
  if (view.getUint32(SUMMED_BYTES) !== crc32Of(head.subarray(0, SUMMED_BYTES))) return ok(undefined)
  const version = view.getUint8(8)
  if (version > VERSION) return fail('newerVersion', { found: version, known: VERSION })
  const iterations = view.getUint32(10)
  const isKnown = version === VERSION && view.getUint8(9) === PBKDF2_SHA256
  return ok(isKnown && iterations > 0 && iterations <= MOST_ITERATIONS ? iterations : undefined)
}

async function sealerOf(
  subtle: SubtleCrypto,
  head: Bytes,
  passphrase: string,
  iterations: number,
): Promise<{
  seal(content: Bytes, number: number, isLast: boolean): Promise<Bytes>
  open(sealed: Bytes, number: number, isLast: boolean): Promise<Bytes | undefined>
}> {
  // The same letters can be typed as different code points.
  const secret = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const salt = head.slice(14, 14 + SALT_BYTES)
  const base = await subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey'])
  const key = await subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
  const settings = (number: number, isLast: boolean) => {
    const iv = head.slice(14 + SALT_BYTES, 14 + SALT_BYTES + IV_BYTES)
    const view = new DataView(iv.buffer)
    view.setUint32(7, view.getUint32(7) ^ number)
    view.setUint8(11, view.getUint8(11) ^ (isLast ? 1 : 0))
    return { name: 'AES-GCM', iv, additionalData: head, tagLength: 8 * TAG_BYTES }
  }
  return {
    async seal(content, number, isLast) {
      return new Uint8Array(await subtle.encrypt(settings(number, isLast), key, content))
    },
    async open(sealed, number, isLast) {
      try {
        return new Uint8Array(await subtle.decrypt(settings(number, isLast), key, sealed))
      } catch {
        return undefined
      }
    },
  }
}

function subtleCrypto(): SubtleCrypto | undefined {
  return (globalThis as { crypto?: { subtle?: SubtleCrypto } }).crypto?.subtle
}
