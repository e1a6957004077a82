import { sha256 } from '../domain/sha256.ts'

/** A larger file would need as much memory again, all at once. */
const MOST_BYTES = 500_000_000

/**
 * SHA-256 of a file's bytes, in hexadecimal; null where that would hold up the page (plain HTTP, where the browser does
 * not hash), the file is larger than 500 MB, or it can no longer be read.
 */
export async function fileHash(file: Blob): Promise<string | null> {
  if (!isSecureContext || file.size > MOST_BYTES) return null
  try {
    return await sha256(new Uint8Array(await file.arrayBuffer()))
  } catch {
    return null
  }
}
