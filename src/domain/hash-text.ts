import { mix } from './random.ts'

/**
 * 32 bits of a text: FNV-1a (Fowler, Noll, Vo) over its UTF-16 code units, then mixed with the seed.
 * @param seed whole, 0 to 2^32 − 1
 */
export function hashText(text: string, seed: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix((hash + mix(seed)) >>> 0)
}
