import { LARGEST_NUMBER } from './cell-readers.ts'
import type { LevelCount } from './profile.ts'
import { sortNumbers } from './sort-numbers.ts'

/** The different numbers of a column and how often each occurs: all that its statistics need. */
export interface ValueCounts {
  /** [distinct] Ascending. */
  values: Float64Array
  /** [distinct] */
  counts: Uint32Array
  /** Sum of `counts`. */
  total: number
  /** Numbers left out because they are beyond `LARGEST_NUMBER`. */
  tooLarge: number
}

/** Whole numbers that span no more than this are counted instead of sorted. */
const COUNTABLE_SPAN = 2 ** 16

/** Counts finite numbers up to `LARGEST_NUMBER`; NaN and numbers beyond are left out. */
export function countValues(cells: Float64Array): ValueCounts {
  const present = new Float64Array(cells.length)
  let total = 0
  let tooLarge = 0
  let min = Infinity
  let max = -Infinity
  let whole = true
  for (const value of cells) {
    if (Number.isNaN(value)) continue
    if (Math.abs(value) > LARGEST_NUMBER) {
      tooLarge++
      continue
    }
    present[total++] = value
    if (value < min) min = value
    if (value > max) max = value
    whole &&= Number.isInteger(value)
  }
  const kept = present.subarray(0, total)
  const counted =
    whole && max - min < COUNTABLE_SPAN ? countWhole(kept, min, max) : countSorted(kept)
  return { ...counted, total, tooLarge }
}

type Counted = Pick<ValueCounts, 'values' | 'counts'>

function countWhole(present: Float64Array, min: number, max: number): Counted {
  const slots = new Uint32Array(present.length === 0 ? 0 : max - min + 1)
  for (const value of present) slots[value - min] = (slots[value - min] as number) + 1
  const counts = slots.filter((count) => count > 0)
  const values = new Float64Array(counts.length)
  let next = 0
  slots.forEach((count, offset) => {
    if (count > 0) values[next++] = min + offset
  })
  return { values, counts }
}

/** Sorts `present` in place. */
function countSorted(present: Float64Array<ArrayBuffer>): Counted {
  sortNumbers(present)
  const values = new Float64Array(present.length)
  const counts = new Uint32Array(present.length)
  let last = -1
  let before = Number.NaN
  for (const value of present) {
    if (value !== before) {
      values[++last] = value
      before = value
    }
    counts[last] = (counts[last] as number) + 1
  }
  return { values: values.slice(0, last + 1), counts: counts.slice(0, last + 1) }
}

/** The most frequent numbers first, the smaller of equals; in their shortest form. */
export function mostFrequent({ values, counts }: ValueCounts, most: number): LevelCount[] {
  const places: number[] = []
  const countAt = (place: number | undefined) => counts[place ?? -1] ?? 0
  counts.forEach((count, place) => {
    if (places.length === most && count <= countAt(places.at(-1))) return
    const behind = places.findIndex((other) => countAt(other) < count)
    places.splice(behind === -1 ? places.length : behind, 0, place)
    if (places.length > most) places.pop()
  })
  return places.map((place) => ({ text: String(values[place]), count: countAt(place) }))
}
