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

/** Rows in the form that the kernels read. */
export interface Records {
  rows: number
  /** Of one record. */
  words: number
  /** Writes the record of a row into `into` from `at` on. */
  write(row: number, into: Uint32Array, at: number): void
}

/** The rows of a table, turned into records when they are asked for: there is never a second copy of them. */
export function recordsOf(features: Features, learnt?: RecordTargets): Records {
  const { words, codes } = recordLayout(features)
  const width = features.numberInputs.length
  const coded = features.categories.length
  const bits = bitsOf(features.numbers)
  const weights = learnt && bitsOf(learnt.weights)
  const float = new Float32Array(1)
  const target = bitsOf(float)
  return {
    rows: features.rows,
    words,
    write: (row, into, at) => {
      float[0] = learnt?.targets[row] ?? 0
      into[at] = target[0] as number
      into[at + 1] = weights?.[row] ?? 0
      for (let i = 0; i < width; i++) into[at + HEAD_WORDS + i] = bits[row * width + i] as number
      for (let c = 0; c < coded; c += 2) {
        const low = features.codes[row * coded + c] as number
        const high = c + 1 < coded ? (features.codes[row * coded + c + 1] as number) : 0
        into[at + codes + c / 2] = low | (high << 16)
      }
    },
  }
}

/** The same memory, seen as 32-bit words. */
function bitsOf({ buffer, byteOffset, length }: Float32Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length)
}
