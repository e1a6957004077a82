import { CALENDAR, type CalendarPart } from './calendar.ts'
import { DAY_MS, type DateFormat } from './date-format.ts'
import { NO_LEVEL } from './features.ts'

/** Where a day lies that days are counted to: in another column of the row, or the same for all rows. */
export type DateReference =
  | { column: string; missing: string[]; format: DateFormat }
  /** Milliseconds since 1970, UTC. */
  | { time: number }

/** A part of a date that is an input, or several; input = (number − center) / scale, 0 where `scale` is 0. */
export type FittedDatePart =
  | { part: 'recency' }
  | {
      part: 'tenure'
      reference: DateReference
      /** Days where the reference is missing. */
      impute: number
      center: number
      scale: number
    }
  | { part: 'year'; center: number; scale: number }
  | { part: CalendarPart; as: 'oneHot' | 'cyclic' }
  /** 1 where the cell was missing. */
  | { part: 'missing' }

/** What was learnt of a date column. Times are milliseconds since 1970, UTC. */
export interface FittedDateParts {
  /** Latest time of the training rows. */
  newest: number
  /** What stands in for a missing date where days and years are counted. */
  impute: number
  /** Of the days before `newest`: mean and population standard deviation; 0: a constant date. */
  center: number
  scale: number
  /** Absent: `USUAL_PARTS`. */
  parts?: FittedDatePart[]
}

/** Of columns without steps of another kind, and of models saved before dates had steps. */
export const USUAL_PARTS: FittedDatePart[] = [
  { part: 'recency' },
  { part: 'weekday', as: 'oneHot' },
  { part: 'month', as: 'cyclic' },
]

/** One input that a date becomes, or those of which one is 1. */
export interface DateInput {
  /** What it is called, or with `levels` each of its inputs, the column's name left out. */
  names: string[]
  /** A code among so many levels, `NO_LEVEL` for none; absent: a number. */
  levels?: number
  /** @param until the time of the reference, NaN where there is none; only tenure asks */
  of: (time: number, until: number) => number
  ofMissing: (until: number) => number
}

/** What a date column becomes, in float64, in the order of its inputs. */
export function dateInputsOf(fitted: FittedDateParts): DateInput[] {
  return (fitted.parts ?? USUAL_PARTS).flatMap((part) => inputsOfPart(part, fitted))
}

/** How many inputs of the network they are. */
export function dateInputCount(fitted: FittedDateParts): number {
  return dateInputsOf(fitted).reduce((sum, { names }) => sum + names.length, 0)
}

function inputsOfPart(part: FittedDatePart, fitted: FittedDateParts): DateInput[] {
  if ('as' in part) return calendarInputs(part.part, part.as)
  switch (part.part) {
    case 'recency': {
      const days = (time: number) => daysFrom(time, fitted.newest)
      return [counted(', days before the newest', days, fitted, fitted)]
    }
    case 'tenure': {
      const { reference, impute } = part
      const name = 'column' in reference ? reference.column : dayName(reference.time)
      const days = (time: number, until: number) =>
        Number.isNaN(until) ? impute : daysFrom(time, until)
      return [counted(`, days until ${name}`, days, part, fitted)]
    }
    case 'year':
      return [counted(', year', yearOf, part, fitted)]
    case 'missing':
      return [{ names: [' (missing)'], of: () => 0, ofMissing: () => 1 }]
  }
}

function counted(
  name: string,
  count: DateInput['of'],
  { center, scale }: { center: number; scale: number },
  { impute }: FittedDateParts,
): DateInput {
  const of: DateInput['of'] = (time, until) =>
    scale === 0 ? 0 : (count(time, until) - center) / scale
  return { names: [name], of, ofMissing: (until) => of(impute, until) }
}

const CALLED: Readonly<Record<CalendarPart, string>> = {
  weekday: 'weekday',
  month: 'month',
  dayOfMonth: 'day of the month',
  hour: 'time of day',
  quarter: 'quarter',
  northSeason: 'season',
  southSeason: 'season',
}

function calendarInputs(part: CalendarPart, as: 'oneHot' | 'cyclic'): DateInput[] {
  const { places, placeOf, passed } = CALENDAR[part]
  if (as === 'oneHot') {
    const names = places.map((place) => ` = ${place}`)
    return [{ names, levels: places.length, of: placeOf, ofMissing: () => NO_LEVEL }]
  }
  const onCircle = (name: string, curve: (angle: number) => number): DateInput => ({
    names: [`, ${CALLED[part]} (${name})`],
    of: (time) => curve(passed(time) * 2 * Math.PI),
    ofMissing: () => 0,
  })
  return [onCircle('sine', Math.sin), onCircle('cosine', Math.cos)]
}

/** Days from one time to another; below 0 where the other is earlier. */
export function daysFrom(time: number, until: number): number {
  return (until - time) / DAY_MS
}

export function yearOf(time: number): number {
  return new Date(time).getUTCFullYear()
}

function dayName(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
