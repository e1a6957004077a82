import { strFromU8, type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate'
import { sha256 } from '../domain/sha256.ts'

/** Files by their names in the zip. */
type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** The SHA-256 of each file, in their order. */
export function checksums(files: Files): Promise<{ name: string; sha256: string }[]> {
  return Promise.all(
    [...files].map(async ([name, bytes]) => ({ name, sha256: await sha256(bytes) })),
  )
}

/**
 * One file of many. The same files give the same bytes.
 * @param shrinks whether a file is worth compressing
 */
export function zipOf(files: Files, shrinks: (name: string) => boolean): Blob {
  const zippable: Zippable = {}
  for (const [name, bytes] of files) zippable[name] = [bytes, { level: shrinks(name) ? 6 : 0 }]
  // fflate's asynchronous form starts a worker from text, which the security policy forbids.
  return new Blob([zipSync(zippable, { mtime: '2020-01-01T00:00:00' })], {
    type: 'application/zip',
  })
}

/** The entries of a zip, or undefined. Declared sizes are checked before anything is inflated. */
export function openZip(
  bytes: Uint8Array<ArrayBuffer>,
  most: { bytes: number; entries: number },
): Unzipped | undefined {
  let entries = 0
  let declared = 0
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        entries += 1
        declared += originalSize
        return entries <= most.entries && declared <= most.bytes
      },
    })
  } catch {
    return undefined
  }
}

export function parseJson(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined
  try {
    return JSON.parse(strFromU8(bytes))
  } catch {
    return undefined
  }
}
