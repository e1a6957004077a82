import { KeyedHash, stretchedKey } from './keyed-hash.ts'

/** Of all keys: two tables under one key must agree. */
const SALT = 'terrarium pseudonyms 1'
/** A fifth of a second once per key, and for each guess. */
const ITERATIONS = 200_000
const DIGITS = '0123456789abcdef'

/** Shorter keys could be guessed. */
export const SHORTEST_KEY = 12

/** What stands for a text under one key. */
export type Pseudonym = (text: string) => string

/**
 * Pseudonyms under a key: "p" and 16 hex digits, the first 64 bits of HMAC-SHA-256 of the text under the stretched
 * key. The same text has the same one in every column and file; of a million texts two agree by chance in one of
 * 37 million tables. Without the key neither is the text to be had back nor can a guess be checked.
 * @param key a passphrase, or a random key as text
 */
export function pseudonymsUnder(key: string): Pseudonym {
  const hash = new KeyedHash(stretchedKey(key.trim().normalize('NFC'), SALT, ITERATIONS))
  return (text) => {
    const [high = 0, low = 0] = hash.wordsOfText(text)
    return `p${hexDigits(high)}${hexDigits(low)}`
  }
}

function hexDigits(word: number): string {
  let digits = ''
  for (let shift = 28; shift >= 0; shift -= 4) digits += DIGITS.charAt((word >>> shift) & 15)
  return digits
}
