import type { CodedColumn } from './coded-column.ts'

/** How the answer differs between the oldest and the newest rows. */
export interface TimeDrift {
  /** Place of the column of times in the table. */
  index: number
  /** Its times, in milliseconds since 1970: the end of the oldest fifth, the beginning of the newest. */
  until: number
  from: number
  /** Share of rows with the positive answer, or mean of the target, in each of the two. */
  oldest: number
  newest: number
}

const PARTS = 5
const FEWEST_ROWS = 100
/** Standard errors between the two fifths: less may be chance. */
const CLEAR = 5
/** Of 1 (a share), or of the standard deviation (a number): less does not matter. */
const LEAST_SHARE = 0.03
const LEAST_RATIO = 1.25
const LEAST_DEVIATIONS = 0.25

/**
 * Compares the target in the oldest and the newest fifth of the rows; rows of one time are never divided.
 * @param times of dates
 * @param target numbers, or two classes (0 and 1)
 * @returns undefined where the difference is small or may be chance, and for more than two classes
 */
export function timeDrift(
  index: number,
  times: CodedColumn,
  target: CodedColumn,
): TimeDrift | undefined {
  if (!times.values || (!target.values && target.distinct !== 2)) return undefined
  const known = Array.from(times.codes.keys()).filter(
    (row) => (times.codes[row] as number) >= 0 && (target.codes[row] as number) >= 0,
  )
  if (known.length < FEWEST_ROWS) return undefined
  const ordered = Int32Array.from(known, (row) => times.codes[row] as number).sort()
  const last = ordered[Math.floor(ordered.length / PARTS)] as number
  const first = ordered[ordered.length - 1 - Math.floor(ordered.length / PARTS)] as number
  const valueOf = (row: number) => {
    const code = target.codes[row] as number
    return target.values ? (target.values[code] as number) : code
  }
  const old = momentsOf(known.filter((row) => (times.codes[row] as number) <= last).map(valueOf))
  const recent = momentsOf(
    known.filter((row) => (times.codes[row] as number) >= first).map(valueOf),
  )
  if (first <= last || !differ(old, recent, target.values === undefined)) return undefined
  return {
    ...{ index, until: times.values[last] as number, from: times.values[first] as number },
    ...{ oldest: old.mean, newest: recent.mean },
  }
}

interface Part {
  rows: number
  mean: number
  variance: number
}

function momentsOf(values: number[]): Part {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0)
  return { rows: values.length, mean, variance }
}

function differ(a: Part, b: Part, isShare: boolean): boolean {
  const difference = Math.abs(a.mean - b.mean)
  const error = Math.sqrt(a.variance / a.rows + b.variance / b.rows)
  if (difference === 0 || difference < CLEAR * error) return false
  if (!isShare) return difference >= LEAST_DEVIATIONS * Math.sqrt((a.variance + b.variance) / 2)
  const least = Math.min(a.mean, b.mean)
  return difference >= LEAST_SHARE && Math.max(a.mean, b.mean) >= LEAST_RATIO * least
}
