import { DAY_MS } from './date-format.ts'

/** What comes round again in a calendar. Times are milliseconds since 1970, UTC. */
export interface CalendarRound {
  /** What its places are called, in their order. */
  places: readonly string[]
  placeOf: (time: number) => number
  /** How much of the round has passed, from 0 up to 1. */
  passed: (time: number) => number
}

export const CALENDAR_PARTS = [
  ...(['weekday', 'month', 'dayOfMonth', 'hour'] as const),
  ...(['quarter', 'northSeason', 'southSeason'] as const),
] as const
export type CalendarPart = (typeof CALENDAR_PARTS)[number]

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]
const SEASONS = ['spring', 'summer', 'autumn', 'winter']

const monthOf = (time: number) => new Date(time).getUTCMonth()
const dayOf = (time: number) => new Date(time).getUTCDate() - 1

/** 0 from the first of March on, 3 from the first of December on. */
const northSeasonOf = (time: number) => Math.floor(((monthOf(time) + 10) % 12) / 3)

function daysInMonth(time: number): number {
  const date = new Date(time)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
}

function inDay(time: number): number {
  return ((time % DAY_MS) + DAY_MS) % DAY_MS
}

/** 0 Monday to 6 Sunday. */
function weekdayOf(time: number): number {
  // The first of January 1970 was a Thursday.
  return (((Math.floor(time / DAY_MS) + 3) % 7) + 7) % 7
}

function inSteps(places: readonly string[], placeOf: (time: number) => number): CalendarRound {
  return { places, placeOf, passed: (time) => placeOf(time) / places.length }
}

export const CALENDAR: Readonly<Record<CalendarPart, CalendarRound>> = {
  weekday: inSteps(WEEKDAYS, weekdayOf),
  month: inSteps(MONTHS, monthOf),
  dayOfMonth: {
    places: Array.from({ length: 31 }, (_, i) => `day ${i + 1}`),
    placeOf: dayOf,
    // So that the last day of any month lies beside the first of the next.
    passed: (time) => dayOf(time) / daysInMonth(time),
  },
  hour: {
    places: Array.from({ length: 24 }, (_, i) => `${i} h`),
    placeOf: (time) => Math.floor((inDay(time) / DAY_MS) * 24),
    passed: (time) => inDay(time) / DAY_MS,
  },
  quarter: inSteps(['Q1', 'Q2', 'Q3', 'Q4'], (time) => Math.floor(monthOf(time) / 3)),
  northSeason: inSteps(SEASONS, northSeasonOf),
  southSeason: inSteps(SEASONS, (time) => (northSeasonOf(time) + 2) % 4),
}
