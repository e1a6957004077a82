import type { TextCells } from '../../../src/domain/table.ts'
import { PackedTexts } from './packed-texts.ts'
import type { RecordBatch } from './record-batch.ts'
import { usedPart } from './used-part.ts'

/** Bytes of all texts that one dictionary may hold. */
const MOST_BYTES = 2 ** 31
/** From so many texts on, how many more will come is guessed. */
const MANY_TEXTS = 4096

/** Dictionary-codes the cells of a column by their bytes; none becomes a string here. */
export class TextCodes {
  #rows = 0
  #codes: Uint32Array<ArrayBuffer>
  /** The texts' bytes, one after the other; text k lies from offsets[k] until before offsets[k + 1]. */
  #arena = new Uint8Array(1024)
  #offsets = new Uint32Array(64)
  #texts = 0
  /** Hash of each text. */
  #hashes = new Int32Array(63)
  /** Open addressing: 1 + code, 0 where free. Its length is a power of two, more than twice `#texts`. */
  #slots = new Int32Array(256)
  /** Texts with equal hashes are not to be had from a file made for it. */
  readonly #seed = (Math.random() * 2 ** 32) | 0

  /** @param capacity rows that are expected */
  constructor(capacity: number) {
    this.#codes = new Uint32Array(capacity)
  }

  /** Appends cell `column` of each of the records from `from` on. @param firsts [records] cell that each begins with */
  add(batch: RecordBatch, firsts: Int32Array, from: number, to: number, column: number): void {
    this.#reserve(to - from)
    const { bytes, starts, ends } = batch
    const codes = this.#codes
    const before = this.#slots
    let slots = before
    let hashes = this.#hashes
    let offsets = this.#offsets
    let arena = this.#arena
    const count = to - from
    if (scratch.hashes.length < count) {
      scratch = { hashes: new Int32Array(2 * count), found: new Int32Array(2 * count) }
    }
    const batchHashes = scratch.hashes
    const found = scratch.found
    hashCells(batch, firsts, from, to, column, this.#seed, batchHashes)
    lookUp(slots, batchHashes, found, count)
    let row = this.#rows
    for (let record = from; record < to; record++, row++) {
      const cell = (firsts[record] as number) + column
      const start = starts[cell] as number
      const end = ends[cell] as number
      const hash = batchHashes[record - from] as number
      const mask = slots.length - 1
      let slot = hash & mask
      // What was free then may be taken by now, and all moves when the table grows.
      let code = (this.#slots === before ? (found[record - from] as number) : 0) - 1
      if (code < 0) code = (slots[slot] as number) - 1
      while (code >= 0) {
        const offset = offsets[code] as number
        if (hashes[code] === hash && offsets[code + 1] === offset + end - start) {
          let at = start
          const shift = offset - start
          while (at < end && arena[at + shift] === bytes[at]) at++
          if (at === end) break
        }
        slot = (slot + 1) & mask
        code = (slots[slot] as number) - 1
      }
      if (code >= 0) {
        codes[row] = code
        continue
      }
      codes[row] = this.#append(bytes, start, end, hash, slot)
      slots = this.#slots
      hashes = this.#hashes
      offsets = this.#offsets
      arena = this.#arena
    }
    this.#rows = row
  }

  finish(): TextCells {
    const offsets = usedPart(this.#offsets, this.#texts + 1)
    const bytes = usedPart(this.#arena, offsets[this.#texts] as number)
    const dictionary = new PackedTexts(bytes, offsets)
    return { storage: 'text', codes: usedPart(this.#codes, this.#rows), dictionary }
  }

  #reserve(rows: number): void {
    const needed = this.#rows + rows
    if (needed <= this.#codes.length) return
    const codes = new Uint32Array(Math.max(needed, Math.ceil(1.5 * this.#codes.length)))
    codes.set(this.#codes.subarray(0, this.#rows))
    this.#codes = codes
  }

  /** A text that is new, whose place is a free slot. Returns its code. */
  #append(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const code = this.#texts
    const offset = this.#offsets[code] as number
    const after = offset + end - start
    if (after > MOST_BYTES) throw new RangeError('Array buffer allocation failed')
    if (after > this.#arena.length) {
      const arena = new Uint8Array(Math.max(after, 2 * this.#arena.length))
      arena.set(this.#arena.subarray(0, offset))
      this.#arena = arena
    }
    if (code === this.#hashes.length) {
      this.#hashes = grown(this.#hashes, new Int32Array(2 * code + 1))
      this.#offsets = grown(this.#offsets, new Uint32Array(2 * code + 2))
    }
    const arena = this.#arena
    for (let at = start; at < end; at++) arena[offset + at - start] = bytes[at] as number
    this.#offsets[code + 1] = after
    this.#hashes[code] = hash
    this.#texts = code + 1
    this.#slots[slot] = code + 1
    if (2 * this.#texts >= this.#slots.length) this.#rehash()
    return code
  }

  #rehash(): void {
    // Where every other row is new, the rest will be, too.
    const isMostlyNew = 2 * this.#texts > this.#rows && this.#texts > MANY_TEXTS
    const expected = isMostlyNew ? this.#codes.length : this.#texts
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(expected, this.#texts)) + 1.5))
    const mask = slots.length - 1
    for (let code = 0; code < this.#texts; code++) {
      let slot = (this.#hashes[code] as number) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = code + 1
    }
    this.#slots = slots
  }
}

/** Of the cells of a batch: their hashes, and what their slots held at first. Used again by every column. */
let scratch = { hashes: new Int32Array(0), found: new Int32Array(0) }

/** FNV-1a of each cell; its low bits are mixed well enough once the high ones are added. */
function hashCells(
  { bytes, starts, ends }: RecordBatch,
  firsts: Int32Array,
  from: number,
  to: number,
  column: number,
  seed: number,
  into: Int32Array,
): void {
  for (let record = from; record < to; record++) {
    const cell = (firsts[record] as number) + column
    const end = ends[cell] as number
    let hash = seed
    for (let at = starts[cell] as number; at < end; at++) {
      hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
    }
    into[record - from] = hash ^ (hash >>> 15)
  }
}

/**
 * What the slots of so many hashes hold. A loop of its own, because a large table lies in memory far away: here the
 * processor waits for many of its answers at once, which makes a column of a million ids a third faster.
 */
function lookUp(slots: Int32Array, hashes: Int32Array, found: Int32Array, count: number): void {
  const mask = slots.length - 1
  for (let i = 0; i < count; i++) found[i] = slots[(hashes[i] as number) & mask] as number
}

function grown<Values extends Int32Array | Uint32Array>(from: Values, into: Values): Values {
  into.set(from)
  return into
}
