import { KeyedHash, stretchedKey } from './keyed-hash.ts'

/** Of all keys: two tables under one key must agree. */
const SALT = 'terrarium pseudonyms 1'
/** A fifth of a second once per key, and for each guess. */
const ITERATIONS = 200_000
/** "p", so that no pseudonym is a number. */
const LETTER = 112
const WORD_DIGITS = 8

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
  const units = new Uint16Array(1 + 2 * WORD_DIGITS)
  units[0] = LETTER
  return (text) => {
    const [high = 0, low = 0] = hash.wordsOfText(text)
    writeHex(high, units, 1)
    writeHex(low, units, 1 + WORD_DIGITS)
    // At once: a text put together of pieces takes twice the time, here and where it is looked up.
    return String.fromCharCode.apply(undefined, units as unknown as number[])
  }
}

function writeHex(word: number, units: Uint16Array, at: number): void {
  for (let k = 0; k < WORD_DIGITS; k++) {
    const digit = (word >>> (28 - 4 * k)) & 15
    units[at + k] = digit < 10 ? 48 + digit : 87 + digit
  }
}
