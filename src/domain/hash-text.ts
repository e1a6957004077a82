import { mix } from './random.ts'

const BASIS = 0x811c9dc5

/**
 * 32 bits of a text: FNV-1a (Fowler, Noll, Vo) over its UTF-16 code units, then mixed with the seed.
 * @param seed whole, 0 to 2^32 − 1
 */
export function hashText(text: string, seed: number): number {
  return hashPart(text, 0, text.length, seed, BASIS)
}

/** Where to begin so that `hashPart` hashes as if the part stood behind `prefix`. */
export function basisAfter(prefix: string): number {
  return fnv1a(prefix, 0, prefix.length, BASIS)
}

/** As `hashText`, for the code units from `start` until before `end`. */
export function hashPart(
  text: string,
  start: number,
  end: number,
  seed: number,
  basis: number,
): number {
  return mix((fnv1a(text, start, end, basis) + mix(seed)) >>> 0)
}

function fnv1a(text: string, start: number, end: number, basis: number): number {
  let hash = basis
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}
