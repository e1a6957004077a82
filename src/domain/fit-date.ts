import { dateValue } from './date-format.ts'
import {
  daysFrom,
  USUAL_PARTS,
  yearOf,
  type DateReference,
  type FittedDatePart,
} from './date-inputs.ts'
import { momentsOf } from './moments.ts'
import { loneEnds } from './privacy/lone-ends.ts'
import type { ResolvedDateSteps } from './preparation-steps.ts'
import { quantileOf } from './quantile.ts'
import type { FittedDate } from './recipe.ts'

/** What days are counted to, and when that is in each training row. */
export interface TenureTimes {
  reference: DateReference
  /** NaN where missing. */
  times: Float64Array
}

/**
 * Learns the newest date, what stands in for a missing one, and the spread of the days and years that are inputs.
 * @param times training rows, in milliseconds since 1970 (UTC); NaN where missing
 * @param tenure absent: no days are counted to another date
 * @returns undefined if every date is missing
 */
export function fitDate(
  base: Pick<FittedDate, 'name' | 'missing' | 'offset' | 'format'>,
  times: Float64Array,
  steps: ResolvedDateSteps,
  tenure?: TenureTimes,
): FittedDate | undefined {
  const present = times.filter((time) => !Number.isNaN(time)).sort()
  const newest = present.at(-1)
  const oldest = present[0]
  const median = present[present.length >> 1]
  if (newest === undefined || oldest === undefined || median === undefined) return undefined
  const constant = dateValue(steps.constant, 'ymd')
  const impute = { newest, oldest, median, constant }[steps.impute]
  const complete = times.map((time) => (Number.isNaN(time) ? impute : time))
  const parts: FittedDatePart[] = [
    ...(steps.recency ? [{ part: 'recency' as const }] : []),
    ...(tenure ? [fitTenure(complete, tenure)] : []),
    ...calendarParts(steps),
    ...(steps.year ? [{ part: 'year' as const, ...spread(complete.map(yearOf)) }] : []),
    ...(steps.missingFlag && present.length < times.length ? [{ part: 'missing' as const }] : []),
  ]
  const recency = spread(complete.map((time) => daysFrom(time, newest)))
  const usual = JSON.stringify(parts) === JSON.stringify(USUAL_PARTS)
  const alone = loneEnds(present, oldest, newest)
  return {
    ...{ ...base, kind: 'date', newest, oldest, impute, ...recency },
    ...(!usual && { parts }),
    ...(alone && { alone }),
  }
}

function calendarParts(steps: ResolvedDateSteps): FittedDatePart[] {
  const { weekday, month, dayOfMonth, season, hour } = steps
  const seasons = { quarter: 'quarter', north: 'northSeason', south: 'southSeason' } as const
  const cycle = (
    part: 'weekday' | 'month' | 'dayOfMonth' | 'hour',
    as: ResolvedDateSteps['month'],
  ) => (as === 'off' ? [] : [{ part, as }])
  return [
    ...cycle('weekday', weekday),
    ...cycle('month', month),
    ...cycle('dayOfMonth', dayOfMonth),
    ...(season === 'off' ? [] : [{ part: seasons[season], as: 'oneHot' as const }]),
    ...cycle('hour', hour),
  ]
}

/** Where the reference is missing, the median of the days that are known stands in; 0 where none are. */
function fitTenure(complete: Float64Array, { reference, times }: TenureTimes): FittedDatePart {
  const days = complete.map((time, i) => daysFrom(time, times[i] as number))
  const known = days.filter((count) => !Number.isNaN(count)).sort()
  const impute = known.length === 0 ? 0 : quantileOf(known, 0.5)
  const filled = days.map((count) => (Number.isNaN(count) ? impute : count))
  return { part: 'tenure', reference, impute, ...spread(filled) }
}

function spread(values: Float64Array): { center: number; scale: number } {
  const { mean, std } = momentsOf(values)
  return { center: mean, scale: std }
}
