/**
 * Counter-based random numbers: every number is a pure function of (seed, stream, step, index), so nothing
 * depends on the order of calls, an engine can draw them on a GPU, and a resumed run needs no hidden state.
 *
 * The mixer is "triple32" (Christopher Wellons, hash-prospector, public domain): 32-bit integer arithmetic
 * only, so that WGSL and WebAssembly give the same bits.
 */

/** What a number is drawn for; keeps the draws of one run apart. */
export type Stream = keyof typeof STREAMS

const STREAMS = {
  weights: 1,
  shuffle: 2,
  /** Layer k uses step = minibatch step and index = k · 2^26 + row · units + unit. */
  dropout: 3,
  split: 4,
  sample: 5,
  bootstrap: 6,
  cells: 7,
  toy: 8,
} as const

/** Each of 32 bits in depends on all bits out, and no two inputs give the same. */
export function mix(value: number): number {
  let x = value >>> 0
  x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb)
  x = Math.imul(x ^ (x >>> 11), 0xac4c1b51)
  x = Math.imul(x ^ (x >>> 15), 0x31848bab)
  return (x ^ (x >>> 14)) >>> 0
}

/** 32 random bits, as an unsigned integer. */
function randomBits(seed: number, stream: Stream, step: number, index: number): number {
  return mix((stepKey(seed, stream, step) + index) >>> 0)
}

/** What all numbers of one step have in common; number `index` is mixed from this plus `index`. */
export function stepKey(seed: number, stream: Stream, step: number): number {
  let h = mix((seed + 0x9e3779b9) >>> 0)
  h = mix((h + STREAMS[stream]) >>> 0)
  return mix((h + step) >>> 0)
}

/** Uniform on [0, 1). */
export function randomUniform(seed: number, stream: Stream, step: number, index: number): number {
  return randomBits(seed, stream, step, index) / 2 ** 32
}

/**
 * A shuffled 0…count−1 (Fisher–Yates).
 * @param step which shuffle of this stream, e.g. the epoch
 */
export function permutation(
  seed: number,
  stream: Stream,
  step: number,
  count: number,
): Uint32Array<ArrayBuffer> {
  const key = stepKey(seed, stream, step)
  const order = new Uint32Array(count)
  for (let i = 0; i < count; i++) order[i] = i
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor((mix((key + i) >>> 0) / 2 ** 32) * (i + 1))
    const held = order[i] as number
    order[i] = order[j] as number
    order[j] = held
  }
  return order
}

/** `size` of the numbers 0…count−1, ascending; all of them if `size` is not smaller. */
export function sampleRows(seed: number, count: number, size: number): Uint32Array<ArrayBuffer> {
  if (size >= count) return Uint32Array.from({ length: count }, (_, i) => i)
  return permutation(seed, 'sample', 0, count).slice(0, size).sort()
}

/**
 * Draws as many rows as there are, with replacement, and counts how often each was drawn.
 * @param step which resample
 * @param counts [rows] overwritten; no row is ever drawn as often as a byte can count
 */
export function resampleRows(seed: number, step: number, counts: Uint8Array): void {
  const key = stepKey(seed, 'bootstrap', step)
  const rows = counts.length
  counts.fill(0)
  for (let i = 0; i < rows; i++) {
    const row = Math.floor((mix((key + i) >>> 0) / 2 ** 32) * rows)
    counts[row] = (counts[row] as number) + 1
  }
}
