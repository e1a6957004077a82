import type { CalendarPart } from '../../domain/calendar.ts'
import type { DateDetail } from '../../domain/privacy/privacy-step.ts'
import type {
  DateCycle,
  DateImpute,
  DateSeason,
  DateTenure,
} from '../../domain/preparation-steps.ts'

const tenures: Record<DateTenure['until'] | 'off', string> = {
  off: 'no',
  column: 'yes, to a date of the same row',
  date: 'yes, to one day for all rows',
}

const cycles: Record<DateCycle, string> = {
  off: 'no',
  oneHot: 'yes, one input each',
  cyclic: 'yes, on a circle: two inputs',
}

const seasons: Record<DateSeason, string> = {
  off: 'no',
  quarter: 'yes, quarters of the year',
  north: 'yes, spring begins in March',
  south: 'yes, spring begins in September',
}

const imputes: Record<DateImpute, string> = {
  median: 'the median date',
  oldest: 'the oldest date',
  newest: 'the newest date',
  constant: 'a fixed date',
}

const names: Record<CalendarPart, string> = {
  weekday: 'weekday',
  month: 'month',
  dayOfMonth: 'day of the month',
  hour: 'time of day',
  quarter: 'quarter',
  northSeason: 'season',
  southSeason: 'season',
}

const seasonNames = ['spring', 'summer', 'autumn', 'winter']
const named = (list: readonly string[]) => (place: number) => list[place] ?? ''

/** What one place of a round is called, from 0. */
const places: Record<CalendarPart, (place: number) => string> = {
  weekday: named([
    ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  ]),
  month: named([
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
    ...['August', 'September', 'October', 'November', 'December'],
  ]),
  dayOfMonth: (place) => `day ${place + 1}`,
  hour: (place) => `${place}:00 to ${place}:59`,
  quarter: (place) => `Q${place + 1}`,
  northSeason: named(seasonNames),
  southSeason: named(seasonNames),
}

/** Dates on their way to the network. */
export const dates = {
  title: 'Dates',
  how: 'Which parts of a date the network sees. Times with a zone count in UTC.',
  recency: 'How many days before the newest date',
  tenure: 'Days to another date',
  tenures,
  tenureColumn: 'The other date',
  tenureGone: (column: string) => `${column} is not a date column in use, so no days are counted.`,
  tenureDay: 'The day',
  dayWrong: 'A date is needed, like 2024-01-31.',
  weekday: 'Weekday',
  month: 'Month',
  circleHelp: 'On a circle, December lies beside January: the sine and cosine of its place.',
  dayOfMonth: 'Day of the month',
  season: 'Season',
  hour: 'Time of day',
  year: 'The year as a number',
  cycles,
  seasons,
  impute: 'A missing date counts as',
  imputeHelp: 'For days and years only; it has no weekday, month or season.',
  imputes,
  constant: 'Date for gaps',
  names,
  places,
  daysBefore: (newest: string) => `days before ${newest}`,
  daysUntil: (other: string) => `days until ${other}`,
  general: {
    month: 'Its dates were made months, so they have no weekday, day or time of day.',
    year: 'Its dates were made years, so they have no month, season, weekday, day or time of day.',
  } satisfies Record<DateDetail, string>,
  yearNumber: 'year, scaled',
  each: (name: string, n: string) => `${name}, ${n} inputs, one each`,
  circle: (name: string) => `${name} on a circle, 2 inputs`,
  noInput: 'no input of its own',
  said: (name: string, values: string) => `${name} ${values}`,
  ago: 'days before, scaled:',
  until: 'days until, scaled:',
}
