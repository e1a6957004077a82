import { randomUniform } from '../../../src/domain/random.ts'
import type { RowSampling } from '../../../src/domain/reading-options.ts'
import type { RecordBatch } from './record-batch.ts'

/** Of so many rows of a stratum, one after the other, exactly the share is taken. */
const BLOCK = 100
/** Strata beyond this number are one. */
const MOST_STRATA = 10_000

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

interface Stratum {
  /** Keeps its draws apart from the others'. */
  key: number
  seen: number
  /** Of the block that is being gone through. */
  taken: number
}

/**
 * Draws rows while they go by, each block of a stratum by selection sampling (Knuth, The Art of Computer Programming,
 * vol. 2, algorithm 3.4.2 S): the same rows of the same file for the same seed, every row equally likely.
 */
export class RowSample {
  readonly #percent: number
  readonly #seed: number
  /** Cell of a record whose texts are the strata; undefined: one stratum. */
  readonly #cell: number | undefined
  readonly #strata = new Map<string, Stratum>()
  #rows = 0

  constructor({ percent, seed }: RowSampling, cell: number | undefined) {
    this.#percent = percent
    this.#seed = seed
    this.#cell = cell
  }

  /** Rows that went by. */
  get rows(): number {
    return this.#rows
  }

  /** The records to take of those from `from` on. */
  choose(batch: RecordBatch, from: number): Int32Array {
    const chosen = new Int32Array(batch.records - from)
    let count = 0
    for (let record = from; record < batch.records; record++) {
      if (this.#takes(this.#stratumOf(batch, record))) chosen[count++] = record
    }
    this.#rows += batch.records - from
    return chosen.subarray(0, count)
  }

  #takes(stratum: Stratum): boolean {
    const place = stratum.seen % BLOCK
    if (place === 0) stratum.taken = 0
    const draw = randomUniform(this.#seed, 'sample', stratum.key, stratum.seen++)
    const wanted = (this.#percent / 100) * BLOCK - stratum.taken
    if (draw * (BLOCK - place) >= wanted) return false
    stratum.taken++
    return true
  }

  #stratumOf({ bytes, starts, ends, firstCell }: RecordBatch, record: number): Stratum {
    const cell = (firstCell[record] as number) + (this.#cell ?? 0)
    const isThere = this.#cell !== undefined && cell < (firstCell[record + 1] as number)
    let text = isThere ? decoder.decode(bytes.subarray(starts[cell], ends[cell])) : ''
    if (this.#strata.size >= MOST_STRATA && !this.#strata.has(text)) text = ''
    let stratum = this.#strata.get(text)
    if (!stratum) {
      stratum = { key: this.#strata.size, seen: 0, taken: 0 }
      this.#strata.set(text, stratum)
    }
    return stratum
  }
}
