import { basisAfter, hashPart } from '../hash-text.ts'
import type { Texts } from '../texts.ts'
import { eachCharacterGram, eachWordGram, type GramSizes, type TakeGram } from './grams.ts'
import { wordSplitter } from './words.ts'

/** How a text becomes counts. */
export interface GramHashing {
  words: GramSizes | null
  characters: GramSizes | null
  /** At most 4096. */
  buckets: number
  seed: number
  lowercase: boolean
  /** Of `Intl.Segmenter`. */
  locale: string
}

const BLOCK = 1 << 20
/** Counts kept of one column: 192 MB. What is beyond is counted anew each time. */
const MOST_KEPT = 48 * BLOCK
const COUNT_BITS = 20
const MOST_COUNT = (1 << COUNT_BITS) - 1
const UNKNOWN = 0xffffffff

/** The bucket of an entry of `BucketCounts`. */
export function bucketOf(entry: number): number {
  return entry >>> COUNT_BITS
}

/** How often n-grams of that bucket occur in the text; 1 at least. */
export function countOf(entry: number): number {
  return entry & MOST_COUNT
}

const OF_WORDS = basisAfter('w')
const OF_CHARACTERS = basisAfter('c')

/** Finds the bucket of every n-gram of a text; those of words and of characters are hashed as different ones. */
export function gramReader({
  words,
  characters,
  buckets,
  seed,
  lowercase,
  locale,
}: GramHashing): (
  cell: string,
  take: (bucket: number, text: string, start: number, end: number) => void,
) => void {
  const split = wordSplitter(locale)
  return (cell, take) => {
    const text = lowercase ? cell.toLowerCase() : cell
    const hashed =
      (basis: number): TakeGram =>
      (source, start, end) => {
        take(hashPart(source, start, end, seed, basis) % buckets, source, start, end)
      }
    if (words) eachWordGram(split(text), words, hashed(OF_WORDS))
    if (characters) eachCharacterGram(text, characters, hashed(OF_CHARACTERS))
  }
}

/** How often the n-grams of each bucket occur in the texts of a dictionary; each text is read once, when first asked for. */
export class BucketCounts {
  readonly #texts: Texts
  readonly #read: ReturnType<typeof gramReader>
  readonly #blocks: Uint32Array<ArrayBuffer>[] = []
  /** [texts] Where a text's entries begin: block · `BLOCK` + place. */
  readonly #starts: Uint32Array<ArrayBuffer>
  readonly #lengths: Uint16Array<ArrayBuffer>
  readonly #counts: Uint32Array<ArrayBuffer>
  #used = 0

  constructor(texts: Texts, hashing: GramHashing) {
    this.#texts = texts
    this.#read = gramReader(hashing)
    this.#starts = new Uint32Array(texts.length).fill(UNKNOWN)
    this.#lengths = new Uint16Array(texts.length)
    this.#counts = new Uint32Array(hashing.buckets)
  }

  /** The entries of one text (see `bucketOf` and `countOf`), in order of first appearance; valid until the next call. */
  of(code: number): Uint32Array {
    const start = this.#starts[code] as number
    if (start !== UNKNOWN) {
      const place = start % BLOCK
      const block = this.#blocks[Math.floor(start / BLOCK)] as Uint32Array
      return block.subarray(place, place + (this.#lengths[code] as number))
    }
    const entries = this.#count(this.#texts.at(code) ?? '')
    this.#keep(code, entries)
    return entries
  }

  #count(text: string): Uint32Array {
    const counts = this.#counts
    const found: number[] = []
    this.#read(text, (bucket) => {
      const count = counts[bucket] as number
      if (count === 0) found.push(bucket)
      if (count < MOST_COUNT) counts[bucket] = count + 1
    })
    const entries = new Uint32Array(found.length)
    found.forEach((bucket, i) => {
      entries[i] = ((bucket << COUNT_BITS) | (counts[bucket] as number)) >>> 0
      counts[bucket] = 0
    })
    return entries
  }

  #keep(code: number, entries: Uint32Array): void {
    // A text's entries lie in one block: what does not fit into the rest of it begins the next.
    const rest = BLOCK - (this.#used % BLOCK)
    const start = entries.length <= rest ? this.#used : this.#used + rest
    if (start + entries.length > MOST_KEPT) return
    const block = Math.floor(start / BLOCK)
    if (block >= this.#blocks.length) this.#blocks.push(new Uint32Array(BLOCK))
    this.#blocks[block]?.set(entries, start % BLOCK)
    this.#starts[code] = start
    this.#lengths[code] = entries.length
    this.#used = start + entries.length
  }
}

/** The latest counts of a dictionary: a plan is made after every change, and its texts are mostly counted already. */
const latest = new WeakMap<Texts, { key: string; counts: BucketCounts }>()

/** The counts of a dictionary that does not change any more. */
export function bucketCounts(texts: Texts, hashing: GramHashing): BucketCounts {
  const { words, characters, buckets, seed, lowercase, locale } = hashing
  const key = JSON.stringify([words, characters, buckets, seed, lowercase, locale])
  const known = latest.get(texts)
  if (known?.key === key) return known.counts
  const counts = new BucketCounts(texts, { words, characters, buckets, seed, lowercase, locale })
  latest.set(texts, { key, counts })
  return counts
}
