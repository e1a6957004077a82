const HIGH_BITS = 0x80808080

/**
 * What bytes are as UTF-8 (Unicode 16, table 3-7); a character cut off at the end makes them invalid. Every byte of a
 * file passes here: ASCII four at a time, and without the string that a TextDecoder would make to be thrown away,
 * which takes browsers several times as long.
 */
export function checkUtf8(bytes: Uint8Array): 'ascii' | 'valid' | 'invalid' {
  const { buffer, byteOffset, length } = bytes
  const before = Math.min(length, -byteOffset & 3)
  const count = (length - before) >> 2
  const words = count > 0 ? new Uint32Array(buffer, byteOffset + before, count) : new Uint32Array(0)
  let at = 0
  let isAscii = true
  while (at < length) {
    if (((at - before) & 3) === 0 && at >= before) {
      let word = (at - before) >> 2
      while (word < count && ((words[word] as number) & HIGH_BITS) === 0) word++
      at = before + 4 * word
      if (at >= length) break
    }
    const byte = bytes[at] as number
    if (byte < 0x80) {
      at++
      continue
    }
    isAscii = false
    const size = characterLength(byte)
    if (size === 0 || at + size > length || !isFollowed(bytes, at, size)) return 'invalid'
    at += size
  }
  return isAscii ? 'ascii' : 'valid'
}

/** Bytes of a character that begins with this one, which is no ASCII; 0 where none does. */
function characterLength(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
}

/** Neither a longer way to write a character than needed, nor half of a surrogate pair, nor beyond U+10FFFF. */
function isFollowed(bytes: Uint8Array, at: number, size: number): boolean {
  const first = bytes[at] as number
  const second = bytes[at + 1] as number
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < least || second > most) return false
  if (size > 2 && ((bytes[at + 2] as number) & 0xc0) !== 0x80) return false
  return size < 4 || ((bytes[at + 3] as number) & 0xc0) === 0x80
}
