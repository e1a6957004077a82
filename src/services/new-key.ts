/** Without letters and digits that look alike: 32, so that a byte's low five bits choose one. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const LENGTH = 25

/** 125 random bits as text, in groups of five that can be read out. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  const letters = Array.from(bytes, (byte) => LETTERS.charAt(byte & 31)).join('')
  return letters.replace(/.{5}(?=.)/g, '$&-')
}
