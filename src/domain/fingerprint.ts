import type { PreparedData, PreparedPart } from './prepared-data.ts'

/**
 * One digest of prepared data: SHA-256 over the text of the digests of every array, their widths and the skipped
 * rows. Digests of digests, so that the matrices need not be copied into one buffer.
 */
export async function fingerprintOf(
  data: Omit<PreparedData, 'fingerprint'>,
  sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
): Promise<string> {
  const lines = [`skipped ${data.skipped}`]
  for (const part of [data.train, data.validation, data.test]) {
    const { inputs, numberInputs, categories } = part.features
    lines.push(`inputs ${inputs} numbers ${numberInputs.join(' ')}`)
    lines.push(...categories.map(({ first, levels }) => `levels ${first} ${levels}`))
    for (const array of arraysOf(part)) {
      lines.push(await sha256(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)))
    }
  }
  // ASCII only, so code units are bytes.
  return sha256(Uint8Array.from(lines.join('\n'), (character) => character.charCodeAt(0)))
}

function arraysOf({ features, targets, rows, weights }: PreparedPart) {
  return [features.numbers, features.codes, targets, rows, weights]
}
