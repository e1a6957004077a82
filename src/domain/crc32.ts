/** CRC-32 (ISO-HDLC, as in zip and PNG) of ASCII text, as 8 hexadecimal digits. */
export function crc32(ascii: string): string {
  let crc = 0xffffffff
  for (let i = 0; i < ascii.length; i++) {
    crc ^= ascii.charCodeAt(i) & 255
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (~crc >>> 0).toString(16).padStart(8, '0')
}
