/** CRC-32 (ISO-HDLC, as in zip and PNG) of ASCII text, as 8 hexadecimal digits. */
export function crc32(ascii: string): string {
  const bytes = Uint8Array.from(ascii, (character) => character.charCodeAt(0))
  return crc32Of(bytes).toString(16).padStart(8, '0')
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  return crc
})

/**
 * The same of bytes, as a number.
 * @param before of the bytes before these; absent: these are the first
 */
export function crc32Of(bytes: Uint8Array, before = 0): number {
  let crc = ~before
  for (let i = 0; i < bytes.length; i++) {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[i] as number)) & 255] as number)
  }
  return ~crc >>> 0
}
