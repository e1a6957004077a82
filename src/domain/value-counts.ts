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

/** Numbers of so few decimals are counted like whole ones, instead of sorted. */
const MOST_DECIMALS = 6
/** To see how many decimals a column has. */
const FIRST_NUMBERS = 100
/** Counting takes a slot for each number that could be there: so many for each that is, or a few anyway. */
const SLOTS_PER_NUMBER = 4
const FEW_SLOTS = 2 ** 16

/** Counts finite numbers up to `LARGEST_NUMBER`; NaN and numbers beyond are left out. */
export function countValues(cells: Float64Array): ValueCounts {
  const unit = 10 ** decimalsOf(cells)
  let total = 0
  let tooLarge = 0
  let min = Infinity
  let max = -Infinity
  let inUnits = true
  for (const value of cells) {
    if (Number.isNaN(value)) continue
    if (Math.abs(value) > LARGEST_NUMBER) {
      tooLarge++
      continue
    }
    total++
    if (value < min) min = value
    if (value > max) max = value
    inUnits &&= Math.round(value * unit) / unit === value
  }
  const slots = (max - min) * unit + 1
  const countable = inUnits && slots <= Math.max(FEW_SLOTS, SLOTS_PER_NUMBER * total)
  const counted = countable ? countUnits(cells, min, slots, unit) : countSorted(kept(cells, total))
  return { ...counted, total, tooLarge }
}

/** Decimals that the first numbers need, if they are few. */
function decimalsOf(cells: Float64Array): number {
  let decimals = 0
  for (const value of cells.subarray(0, FIRST_NUMBERS)) {
    while (decimals < MOST_DECIMALS && !Number.isNaN(value)) {
      const unit = 10 ** decimals
      if (Math.round(value * unit) / unit === value) break
      decimals++
    }
  }
  return decimals
}

function kept(cells: Float64Array, total: number): Float64Array<ArrayBuffer> {
  const present = new Float64Array(total)
  let next = 0
  for (const value of cells) if (Math.abs(value) <= LARGEST_NUMBER) present[next++] = value
  return present
}

type Counted = Pick<ValueCounts, 'values' | 'counts'>

function countUnits(cells: Float64Array, min: number, size: number, unit: number): Counted {
  const first = Math.round(min * unit)
  const slots = new Uint32Array(size > 0 ? Math.round(size) : 0)
  let distinct = 0
  for (const value of cells) {
    // NaN passes no comparison.
    if (!(Math.abs(value) <= LARGEST_NUMBER)) continue
    const slot = Math.round(value * unit) - first
    const before = slots[slot] as number
    if (before === 0) distinct++
    slots[slot] = before + 1
  }
  const values = new Float64Array(distinct)
  const counts = new Uint32Array(distinct)
  let next = 0
  for (let slot = 0; slot < slots.length; slot++) {
    const count = slots[slot] as number
    if (count === 0) continue
    values[next] = (first + slot) / unit
    counts[next++] = count
  }
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
