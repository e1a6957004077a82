import { looksLikeBig5, looksLikeShiftJis } from './double-bytes.ts'

const MOSTLY = 0.8

/**
 * The encoding of a file by its first bytes, as a WHATWG name: byte order mark; else UTF-16 by the zero bytes of
 * its ASCII characters; else UTF-8 if the bytes are valid; else what `legacyEncoding` says.
 */
export function sniffEncoding(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = head.length / 4
  if (odd > many && even < odd / 20) return 'utf-16le'
  if (even > many && odd < even / 20) return 'utf-16be'
  return isValid(head, 'utf-8') ? 'utf-8' : legacyEncoding(head)
}

/**
 * The encoding of bytes that are not UTF-8: shift_jis, big5, gb18030 or windows-1252. Chinese text in GBK is pairs of
 * high bytes, so its runs of them have even lengths; the accented letters of Western text mostly stand alone.
 */
export function legacyEncoding(bytes: Uint8Array): string {
  if (looksLikeShiftJis(bytes) && isValid(bytes, 'shift_jis')) return 'shift_jis'
  if (isPaired(bytes) && isValid(bytes, 'gb18030')) return 'gb18030'
  return looksLikeBig5(bytes) && isValid(bytes, 'big5') ? 'big5' : 'windows-1252'
}

function isPaired(bytes: Uint8Array): boolean {
  let high = 0
  let paired = 0
  let run = 0
  for (let i = 0; i <= bytes.length; i++) {
    if ((bytes[i] ?? 0) >= 0x80) run++
    else {
      high += run
      if (run % 2 === 0) paired += run
      run = 0
    }
  }
  return paired >= MOSTLY * high
}

/** Whether the bytes are valid; a character cut off at the end does not count against them. */
function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Whether it is a WHATWG name of an encoding. */
export function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== ''
  } catch {
    return false
  }
}
