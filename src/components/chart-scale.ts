import { numberFormat } from '../messages/number-format.ts'

/** Numbers for axes: round ticks, their texts, and labels that do not cover each other. */

/** The smallest of 1, 2 or 5 times a power of ten that is at least `value` (> 0). */
function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Rids sums of steps of their binary dust: 0.30000000000000004 becomes 0.3. */
const clean = (value: number) => Number(value.toPrecision(12))

/** The span of an axis, and the round values on it. */
export interface Ticks {
  min: number
  max: number
  values: number[]
}

/**
 * Round values 1, 2 or 5 times a power of ten apart, at most `most`, on an axis that encloses [low, high] and
 * ends at a fifth of their distance, so that it moves in steps when the data do. Equal or non-finite ends give
 * an axis around what there is.
 */
export function niceTicks(low: number, high: number, most = 6): Ticks {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { min: 0, max: 1, values: [0, 1] }
  if (low >= high) {
    const half = Math.abs(low) / 2 || 0.5
    return niceTicks(low - half, low + half, most)
  }
  let step = roundStep((high - low) / (most + 1))
  for (;;) {
    const min = (Math.floor((5 * low) / step + 1e-6) * step) / 5
    const max = (Math.ceil((5 * high) / step - 1e-6) * step) / 5
    const first = Math.ceil(min / step - 1e-6)
    const last = Math.floor(max / step + 1e-6)
    if (last - first + 1 <= most) {
      const values = Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * step))
      return { min: clean(min), max: clean(max), values }
    }
    step = roundStep(step * 1.5)
  }
}

/** At most `most` of the values 1, 2, 5 times powers of ten that enclose [low, high], both > 0. */
export function logTicks(low: number, high: number, most = 6): Ticks {
  const grid = (factors: readonly number[]) => {
    const values: number[] = []
    for (
      let power = Math.floor(Math.log10(low)) - 1;
      power <= Math.ceil(Math.log10(high));
      power++
    ) {
      for (const factor of factors) values.push(clean(factor * 10 ** power))
    }
    const first = values.findLastIndex((value) => value <= low * (1 + 1e-9))
    const last = values.findIndex((value) => value >= high * (1 - 1e-9))
    return values.slice(Math.max(0, first), last === -1 ? undefined : last + 1)
  }
  const fine = grid([1, 2, 5])
  if (fine.length <= most) return enclosing(fine)
  const decades = grid([1])
  const every = Math.ceil((decades.length - 1) / (most - 1))
  return enclosing(decades.filter((_, i) => i % every === 0 || i === decades.length - 1))
}

const enclosing = (values: number[]): Ticks => ({
  min: values[0] ?? 0,
  max: values.at(-1) ?? 1,
  values,
})

/** Ticks of an axis of counts that widens in steps (10, 20, 40, 50, 100, …) as `reached` grows. */
export function growingTicks(reached: number, most = 6): Ticks {
  const ends = [10, 20, 40, 50]
  let scale = 1
  for (;;) {
    const end = ends.find((candidate) => candidate * scale >= reached)
    if (end !== undefined) return niceTicks(0, end * scale, most)
    scale *= 10
  }
}

/** A formatter for values at these ticks: as many decimals as their distance needs, in the locale's way. */
export function tickFormat(ticks: readonly number[], locale: string): (value: number) => string {
  const gaps = ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0))
  const step = Math.min(...gaps.filter((gap) => gap > 0), Infinity)
  const largest = Math.max(...ticks.map(Math.abs), 0)
  const options: Intl.NumberFormatOptions =
    largest >= 1e4 || (largest > 0 && largest < 1e-4)
      ? { notation: largest < 1 ? 'scientific' : 'compact', maximumSignificantDigits: 3 }
      : decimals(step)
  const format = numberFormat(locale, options)
  return (value) => format.format(value)
}

function decimals(step: number): Intl.NumberFormatOptions {
  const digits = Number.isFinite(step) ? Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)) : 0
  const needed = Number((step * 10 ** digits).toPrecision(6)) % 1 === 0 ? digits : digits + 1
  return { minimumFractionDigits: needed, maximumFractionDigits: needed }
}

/**
 * Moves labels centred at `wanted` apart until neighbours are at least `gap` from each other and all lie
 * within [low, high] (as far as there is room), keeping their order. Returns positions in the order given.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const placed: number[] = []
  for (const { value } of order) placed.push(Math.max(value, (placed.at(-1) ?? low - gap) + gap))
  let limit = high
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i] ?? limit, limit)
    limit = (placed[i] ?? limit) - gap
  }
  const result = new Array<number>(wanted.length).fill(low)
  order.forEach(({ index }, i) => {
    result[index] = placed[i] ?? low
  })
  return result
}
