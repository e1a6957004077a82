import type { Features } from '../../../src/domain/features.ts'

/** A row on the device is so many 32-bit words: target, weight, numbers, then two codes in each word. */
export interface RecordLayout {
  words: number
  /** Where the codes begin. */
  codes: number
}

/** What comes before the numbers. */
const HEAD_WORDS = 2

export function recordLayout({ numberInputs, categories }: Features): RecordLayout {
  const codes = HEAD_WORDS + numberInputs.length
  return { codes, words: codes + Math.ceil(categories.length / 2) }
}

/** What the rows of a training set have and those of a validation set do not need. */
export interface RecordTargets {
  targets: Float64Array
  weights: Float32Array
}

/**
 * Some rows as the device has them.
 * @returns [to − from, words]
 */
export function packRecords(
  features: Features,
  from: number,
  to: number,
  learnt?: RecordTargets,
): Uint32Array<ArrayBuffer> {
  const { words, codes } = recordLayout(features)
  const width = features.numberInputs.length
  const coded = features.categories.length
  const records = new Uint32Array((to - from) * words)
  const floats = new Float32Array(records.buffer)
  // The first code of a pair is the lower half of its word.
  const halves = new DataView(records.buffer)
  for (let row = from; row < to; row++) {
    const at = (row - from) * words
    if (learnt) {
      floats[at] = learnt.targets[row] as number
      floats[at + 1] = learnt.weights[row] as number
    }
    floats.set(features.numbers.subarray(row * width, (row + 1) * width), at + HEAD_WORDS)
    for (let c = 0; c < coded; c++) {
      halves.setUint16(4 * (at + codes) + 2 * c, features.codes[row * coded + c] as number, true)
    }
  }
  return records
}
