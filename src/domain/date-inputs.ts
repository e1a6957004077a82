import { DAY_MS } from './date-format.ts'

/** The inputs of a date: days before the newest training date, seven weekdays, the month on a circle. */
const RECENCY = 0
export const WEEKDAYS_AT = 1
export const WEEKDAYS = 7
export const MONTH_SINE_AT = WEEKDAYS_AT + WEEKDAYS
export const MONTH_COSINE_AT = MONTH_SINE_AT + 1
export const DATE_INPUTS = MONTH_COSINE_AT + 1

const WEEKDAY_NAMES = [
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
]

/** Names of a date column's inputs, in their order. */
export function dateInputNames(column: string): string[] {
  const names = Array.from({ length: DATE_INPUTS }, () => '')
  names[RECENCY] = `${column}, days before the newest`
  WEEKDAY_NAMES.forEach((day, i) => {
    names[WEEKDAYS_AT + i] = `${column} = ${day}`
  })
  names[MONTH_SINE_AT] = `${column}, month (sine)`
  names[MONTH_COSINE_AT] = `${column}, month (cosine)`
  return names
}

/** Days from a time to the newest training date; below 0 for later ones. */
export function daysBefore(newest: number, time: number): number {
  return (newest - time) / DAY_MS
}

/** 0 Monday to 6 Sunday, of a time in UTC. */
export function weekdayOf(time: number): number {
  // The first of January 1970 was a Thursday.
  return (((Math.floor(time / DAY_MS) + 3) % WEEKDAYS) + WEEKDAYS) % WEEKDAYS
}

/** The angle of a time's month: January 0, July half a turn. */
export function monthAngle(time: number): number {
  return (new Date(time).getUTCMonth() / 12) * 2 * Math.PI
}
