import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stateHex } from '../sha256.ts'
import { KeyedHash, stretchedKey } from './keyed-hash.ts'
import { pseudonymsUnder } from './pseudonyms.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'ascii'))

/** RFC 4231, section 4; test case 5 truncates its digest to 128 bits. */
const VECTORS = [
  {
    key: bytes('0b'.repeat(20)),
    message: ascii('Hi There'),
    digest: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  },
  {
    key: ascii('Jefe'),
    message: ascii('what do ya want for nothing?'),
    digest: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  },
  {
    key: bytes('aa'.repeat(20)),
    message: bytes('dd'.repeat(50)),
    digest: '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
  },
  {
    key: bytes('0102030405060708090a0b0c0d0e0f10111213141516171819'),
    message: bytes('cd'.repeat(50)),
    digest: '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  },
  {
    key: bytes('0c'.repeat(20)),
    message: ascii('Test With Truncation'),
    digest: 'a3b6167473100ee06e0c796c2955552b',
  },
  {
    key: bytes('aa'.repeat(131)),
    message: ascii('Test Using Larger Than Block-Size Key - Hash Key First'),
    digest: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  },
  {
    key: bytes('aa'.repeat(131)),
    message: ascii(
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
    ),
    digest: '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  },
]

describe('HMAC-SHA-256', () => {
  test.each(VECTORS)('gives the digest of RFC 4231: $digest', ({ key, message, digest }) => {
    expect(stateHex(new KeyedHash(key).words(message)).slice(0, digest.length)).toBe(digest)
  })

  test('agrees with the operating system for every text and length, one hash for all', () => {
    const hash = new KeyedHash(ascii('key'))
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 150 }), { maxLength: 5 })
    fc.assert(
      fc.property(texts, (some) => {
        for (const text of some) {
          const theirs = createHmac('sha256', 'key').update(text, 'utf8').digest('hex')
          expect(stateHex(hash.wordsOfText(text))).toBe(theirs)
        }
      }),
    )
    for (let length = 0; length < 140; length++) {
      const text = 'x'.repeat(length)
      const theirs = createHmac('sha256', 'key').update(text).digest('hex')
      expect(stateHex(hash.wordsOfText(text))).toBe(theirs)
    }
  })
})

test('a passphrase is stretched as in RFC 7914', () => {
  expect(Buffer.from(stretchedKey('passwd', 'salt', 1)).toString('hex')).toBe(
    '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc',
  )
  expect(Buffer.from(stretchedKey('Password', 'NaCl', 80_000)).toString('hex')).toBe(
    '4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56',
  )
})

describe('pseudonyms', () => {
  const mine = pseudonymsUnder('correct horse battery staple')
  const theirs = pseudonymsUnder('another passphrase')

  test('the same text has the same pseudonym under the same key, and another under another', () => {
    const again = pseudonymsUnder('  correct horse battery staple ')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(mine(text)).toMatch(/^p[0-9a-f]{16}$/)
        expect(again(text)).toBe(mine(text))
        expect(theirs(text)).not.toBe(mine(text))
      }),
    )
  })

  test('different texts have different pseudonyms', () => {
    const texts = Array.from({ length: 50_000 }, (_, i) => `customer-${i}@example.com`)
    expect(new Set(texts.map(mine)).size).toBe(texts.length)
  })
})
