import { experimentFromLink } from '../../src/domain/experiment-link.ts'
import { readHash } from '../../src/domain/address-hash.ts'
import type { TestFile } from './app.ts'
import { customers } from './tables.ts'

/** Words that stand nowhere but in a table: in its cells, in a column's name, in the name of its file. */
export const CANARIES = { cell: 'canary7f3a9c', column: 'kanari4e8b21', file: 'serin90c1d5' }

/** A table with all of them. */
export const CANARY_TABLE = {
  name: `${CANARIES.file}.csv`,
  content: customers(120)
    .replaceAll('North', CANARIES.cell)
    .replace('left', `${CANARIES.column} left`),
} satisfies TestFile

/** The characters of base64 that a word gives wherever it stands, by what of a group of three bytes is before it. */
function inBase64(word: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.from('\0'.repeat(before) + word)
    const known = Math.floor((bytes.length * 8) / 6)
    return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), known)
  })
}

/** Which of the words a text holds: as they are, in hexadecimal or in base64, of an address as well. */
export function canariesIn(text: string): string[] {
  const lower = text.toLowerCase()
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  return Object.values(CANARIES).filter(
    (word) =>
      lower.includes(word) ||
      lower.includes(Buffer.from(word).toString('hex')) ||
      inBase64(word).some((part) => standard.includes(part)),
  )
}

/**
 * What settings an address carries, read as the app reads them; undefined where it carries none.
 * @throws where the app would refuse them
 */
export function settingsIn(address: string): string | undefined {
  const { settings } = readHash(new URL(address).hash)
  if (settings === undefined) return undefined
  const read = experimentFromLink(settings)
  if (!read.ok) throw new Error(`${address}: ${read.failure.code}`)
  return JSON.stringify(read.value)
}
