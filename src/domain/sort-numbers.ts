/** Below this, the built-in sort is as fast. */
const FEW = 4096
const BUCKETS = 256
const BYTES = 8

/**
 * Sorts numbers in place, ascending; none may be NaN. A radix sort over the eight bytes of each (those that are equal
 * in all numbers cost nothing): a million prices take a third of the built-in sort's time.
 */
export function sortNumbers(numbers: Float64Array<ArrayBuffer>): void {
  const { length } = numbers
  if (length < FEW) {
    numbers.sort()
    return
  }
  const histograms = countBytes(numbers)
  let from = numbers
  let into = new Float64Array(length)
  for (let place = 0; place < BYTES; place++) {
    const starts = startsOf(histograms.subarray(BUCKETS * place, BUCKETS * (place + 1)), length)
    if (starts === undefined) continue
    distribute(from, into, place, starts)
    ;[from, into] = [into, from]
  }
  // As unsigned bits negative numbers come last, the one farthest from 0 at the very end.
  const negative = from.findIndex((number) => number < 0 || Object.is(number, -0))
  const first = negative < 0 ? length : negative
  const ordered = from === numbers ? into : numbers
  ordered.set(from.subarray(first).reverse())
  ordered.set(from.subarray(0, first), length - first)
  if (ordered !== numbers) numbers.set(ordered)
}

/** [8 × 256] How often each byte occurs in each place, the lowest one first. */
function countBytes(numbers: Float64Array<ArrayBuffer>): Uint32Array {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, BYTES * numbers.length)
  const histograms = new Uint32Array(BYTES * BUCKETS)
  for (let at = 0; at < bytes.length; at += BYTES) {
    for (let place = 0; place < BYTES; place++) {
      const bucket = BUCKETS * place + (bytes[at + place] as number)
      histograms[bucket] = (histograms[bucket] as number) + 1
    }
  }
  return histograms
}

/** Where each bucket begins; undefined if one holds all. */
function startsOf(histogram: Uint32Array, length: number): Uint32Array | undefined {
  const starts = new Uint32Array(BUCKETS)
  let sum = 0
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const count = histogram[bucket] as number
    if (count === length) return undefined
    starts[bucket] = sum
    sum += count
  }
  return starts
}

function distribute(
  from: Float64Array<ArrayBuffer>,
  into: Float64Array<ArrayBuffer>,
  place: number,
  starts: Uint32Array,
): void {
  const bytes = new Uint8Array(from.buffer, from.byteOffset, BYTES * from.length)
  for (let i = 0; i < from.length; i++) {
    const bucket = bytes[BYTES * i + place] as number
    const at = starts[bucket] as number
    into[at] = from[i] as number
    starts[bucket] = at + 1
  }
}
