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
  const { total, min, max } = rangeOf(cells)
  if (max > LARGEST_NUMBER || min < -LARGEST_NUMBER) {
    const present = cells.filter((value) => Math.abs(value) <= LARGEST_NUMBER)
    return { ...countValues(present), tooLarge: total - present.length }
  }
  const counted = countUnits(cells, { total, min, max }) ?? countSorted(presentOf(cells, total))
  return { ...counted, total, tooLarge: 0 }
}

interface Range {
  /** Numbers that are none of NaN. */
  total: number
  min: number
  max: number
}

function rangeOf(cells: Float64Array): Range {
  let total = 0
  let min = Infinity
  let max = -Infinity
  for (let i = 0; i < cells.length; i++) {
    const value = cells[i] as number
    if (Number.isNaN(value)) continue
    total++
    if (value < min) min = value
    if (value > max) max = value
  }
  return { total, min, max }
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

function presentOf(cells: Float64Array, total: number): Float64Array<ArrayBuffer> {
  const present = new Float64Array(total)
  let next = 0
  for (const value of cells) if (!Number.isNaN(value)) present[next++] = value
  return present
}

type Counted = Pick<ValueCounts, 'values' | 'counts'>

/** Undefined where a number has more decimals than the first ones, or they are too far apart to be counted. */
function countUnits(cells: Float64Array, { total, min, max }: Range): Counted | undefined {
  const unit = 10 ** decimalsOf(cells)
  const size = total === 0 ? 0 : Math.round((max - min) * unit) + 1
  if (!(size <= Math.max(FEW_SLOTS, SLOTS_PER_NUMBER * total))) return undefined
  const first = Math.round(min * unit)
  const slots = new Uint32Array(size)
  let distinct = 0
  for (let i = 0; i < cells.length; i++) {
    const value = cells[i] as number
    if (Number.isNaN(value)) continue
    const units = Math.round(value * unit)
    if (units / unit !== value) return undefined
    const before = slots[units - first] as number
    if (before === 0) distinct++
    slots[units - first] = before + 1
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
