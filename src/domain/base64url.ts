const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Text as UTF-8 in base64url without padding (RFC 4648 §5). Lone surrogates are not allowed in `text`. */
export function toBase64url(text: string): string {
  const bytes = utf8Bytes(text)
  let encoded = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3)
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const letters = b === undefined ? 2 : c === undefined ? 3 : 4
    for (let k = 0; k < letters; k++) encoded += ALPHABET.charAt((bits >> (18 - 6 * k)) & 63)
  }
  return encoded
}

/** The text again, or undefined for anything that is not base64url of UTF-8. */
export function fromBase64url(encoded: string): string | undefined {
  let escaped = ''
  let bits = 0
  let held = 0
  for (const letter of encoded) {
    const value = ALPHABET.indexOf(letter)
    if (value === -1) return undefined
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    escaped += `%${((bits >> held) & 255).toString(16).padStart(2, '0')}`
  }
  try {
    return decodeURIComponent(escaped)
  } catch {
    return undefined
  }
}

/** The language itself has no UTF-8 encoder outside of percent escapes. */
function utf8Bytes(text: string): number[] {
  const bytes = encodeURIComponent(text).match(/%..|./g) ?? []
  return bytes.map((byte) =>
    byte.length === 3 ? Number.parseInt(byte.slice(1), 16) : byte.charCodeAt(0),
  )
}
