import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256Hex } from './sha256.ts'

test('agrees with the operating system at every length around the block size', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255)
    expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
})

test('hashes a view into a larger buffer', () => {
  const bytes = new TextEncoder().encode('..abc..').subarray(2, 5)
  expect(sha256Hex(bytes)).toBe(createHash('sha256').update('abc').digest('hex'))
})
