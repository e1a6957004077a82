import { sha256Hex } from '../src/domain/sha256.ts'

/** SHA-256 as lower-case hex. A page on plain HTTP (a local network) has no `crypto.subtle`. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { subtle } = crypto as { subtle?: SubtleCrypto }
  if (subtle === undefined) return sha256Hex(bytes)
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
