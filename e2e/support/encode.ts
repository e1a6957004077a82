/**
 * Text as bytes of an encoding that Node can only decode: every sequence of one and two bytes is decoded, and
 * the one that gives the character is taken.
 */
export function encode(text: string, encoding: 'gb18030' | 'windows-1252'): Buffer {
  const decoder = new TextDecoder(encoding)
  const bytesOf = new Map<string, number[]>()
  for (let first = 0; first < 256; first++) {
    for (const bytes of [[first], ...trails(first, encoding)]) {
      const decoded = decoder.decode(new Uint8Array(bytes))
      if (Array.from(decoded).length === 1 && !bytesOf.has(decoded)) bytesOf.set(decoded, bytes)
    }
  }
  return Buffer.from(Array.from(text).flatMap((character) => bytesOf.get(character) ?? []))
}

function trails(first: number, encoding: string): number[][] {
  if (encoding !== 'gb18030' || first < 0x81) return []
  return Array.from({ length: 256 }, (_, second) => [first, second])
}
