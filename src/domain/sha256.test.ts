import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256, sha256Hex } from './sha256.ts'

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

test('the platform and our own arithmetic agree', async () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i & 255)
  expect(await sha256(bytes)).toBe(sha256Hex(bytes))
})
