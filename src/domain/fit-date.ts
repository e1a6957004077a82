import { daysBefore } from './date-inputs.ts'
import { momentsOf } from './moments.ts'
import type { FittedDate } from './recipe.ts'

/**
 * Learns the newest date and the spread of the days before it.
 * @param times training rows, in milliseconds since 1970 (UTC); NaN where missing
 * @returns undefined if every date is missing
 */
export function fitDate(
  base: Pick<FittedDate, 'name' | 'missing' | 'offset' | 'format'>,
  times: Float64Array,
): FittedDate | undefined {
  const present = times.filter((time) => !Number.isNaN(time)).sort()
  const newest = present.at(-1)
  const oldest = present[0]
  const impute = present[present.length >> 1]
  if (newest === undefined || oldest === undefined || impute === undefined) return undefined
  const days = times.map((time) => daysBefore(newest, Number.isNaN(time) ? impute : time))
  const { mean, std } = momentsOf(days)
  return { ...base, kind: 'date', newest, oldest, impute, center: mean, scale: std }
}
