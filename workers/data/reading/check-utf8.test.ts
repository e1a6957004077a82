import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkUtf8 } from './check-utf8.ts'

function byDecoder(bytes: Uint8Array): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'invalid'
  }
  return bytes.every((byte) => byte < 0x80) ? 'ascii' : 'valid'
}

/** Bytes around those that decide. */
const telling = fc.constantFrom(
  ...[0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf],
  ...[0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
)

describe('checkUtf8', () => {
  it('says what a decoder says, of any bytes', () => {
    const bytes = fc.oneof(
      fc.array(telling, { maxLength: 6 }),
      fc.array(fc.oneof(telling, fc.constant(0x61)), { maxLength: 40 }),
      fc.string({ unit: 'grapheme' }).map((text) => [...new TextEncoder().encode(text)]),
    )
    fc.assert(
      fc.property(bytes, fc.nat(3), (values, offset) => {
        const all = new Uint8Array(values.length + offset)
        all.set(values, offset)
        const piece = all.subarray(offset)
        expect(checkUtf8(piece)).toBe(byDecoder(piece))
      }),
      { numRuns: 3000 },
    )
  })

  it('finds a bad byte behind a long stretch of ASCII', () => {
    const bytes = new Uint8Array(1001).fill(0x61)
    expect(checkUtf8(bytes)).toBe('ascii')
    bytes[1000] = 0xff
    expect(checkUtf8(bytes)).toBe('invalid')
  })
})
