import type { Interval } from './evaluation.ts'

/** Of the larger end; what is nearer is told apart by rounding alone. */
const ROUNDING = 1e-12

/** Whether an interval has no width: every resample agreed, which is no certainty but too few or too easy rows. */
export function isEmptyInterval([low, high]: Interval): boolean {
  return high - low <= ROUNDING * Math.max(Math.abs(low), Math.abs(high))
}

/** Plain data any `interval` of which may be null. */
export type IntervalsOrNull<Data> = Data extends object
  ? { [Name in keyof Data]: IntervalsOrNull<Data[Name]> | (Name extends 'interval' ? null : never) }
  : Data

/** The same plain data with null for each `interval` without width. */
export function withoutEmptyIntervals<Data>(data: Data): IntervalsOrNull<Data> {
  return emptied(data) as IntervalsOrNull<Data>
}

function emptied(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(emptied)
  if (typeof data !== 'object' || data === null) return data
  const entries = Object.entries(data).map(([name, value]: [string, unknown]) => [
    name,
    name === 'interval' && isInterval(value) && isEmptyInterval(value) ? null : emptied(value),
  ])
  return Object.fromEntries(entries) as unknown
}

function isInterval(value: unknown): value is Interval {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'number'
}
