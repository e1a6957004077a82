import { decimalValue } from './decimal-text.ts'

/**
 * How the dates of a column are read: the order of day and month where the year stands last, or days as
 * spreadsheets count them. Dates that say it themselves (2024-01-02, 2 Jan 2024, 2024年1月2日) are read in each.
 */
export const DATE_FORMATS = ['ymd', 'dmy', 'mdy', 'excel'] as const
export type DateFormat = (typeof DATE_FORMATS)[number]

/** A format with what speaks for it. */
export interface FoundDates {
  format: DateFormat
  /** Whether some text can be read in one order only. */
  certain: boolean
  /** The text that says most, and its time. */
  example: { text: string; value: number }
  /** They are written as plain numbers: only the column's name says that they are dates. */
  byName?: true
}

export const DAY_MS = 86_400_000

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|' +
  'oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? +)?'
const TIME =
  '(?:(?:T|,? +)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?' +
  ' ?(?<half>[ap]\\.?m\\.?)?(?: ?(?<zone>z|(?:utc|gmt)?[+-]\\d{2}(?::?\\d{2})?|utc|gmt)(?: \\([^)]*\\))?)?)?'

const SHAPES: readonly RegExp[] = [
  '(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})(?:\\k<mark>(?<day>\\d{1,2}))?' + TIME,
  '(?<year>\\d{4})年 ?(?<month>\\d{1,2})月 ?(?:(?<day>\\d{1,2})[日号]?)?' + TIME,
  '(?<first>\\d{1,2})(?<mark>[-/.])(?<second_>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d{2})' + TIME,
  `${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)?[-/. ]? ?${MONTH}[-/., ]? ?(?<year>\\d{4}|\\d{2})${TIME}`,
  `${WEEKDAY}${MONTH} ?(?<day>\\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\\d{4})${TIME}`,
  '(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})T(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?(?<zone>z|[+-]\\d{2}(?::?\\d{2})?)?',
].map((source) => new RegExp(`^${source}$`, 'i'))
/** Without separators; told from other numbers only where a person says that these are dates. */
const COMPACT = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/

type Parts = Record<string, string | undefined>
const LONGEST = 60

function takeApart(text: string): Parts | undefined {
  const plain = text.trim()
  if (plain.length > LONGEST) return undefined
  const ascii = /[^ -~]/.test(plain) ? plainClock(plain.normalize('NFKC')) : plain
  if (!/\d/.test(ascii)) return undefined
  for (const shape of SHAPES) {
    const match = shape.exec(ascii)
    if (match) return match.groups
  }
  return undefined
}

/** "2024年1月2日下午3时05分" as "2024年1月2日 3:05 pm". */
function plainClock(text: string): string {
  return text
    .replace(/(\d{1,2})[时時点點](\d{1,2})分(?:(\d{1,2})秒)?/, (_, ...found: string[]) =>
      // Only the digits of the clock; what follows them is where they were found.
      found
        .slice(0, 3)
        .filter(Boolean)
        .map((part) => part.padStart(2, '0'))
        .join(':'),
    )
    .replace(/([日号]) ?(?=[上下\d])/, '$1 ')
    .replace(/([上下])午 ?([\d:.]+)/, (_, half, clock) => `${clock} ${half === '上' ? 'am' : 'pm'}`)
}

/** Milliseconds since 1970 in UTC; a time without a zone counts as UTC, whatever the zone of the machine. */
function timeOf(parts: Parts, format: DateFormat): number {
  const { first, second_: second, name } = parts
  if (first !== undefined && format !== 'dmy' && format !== 'mdy') return Number.NaN
  const numbered = Number(parts.month ?? (format === 'dmy' ? second : first))
  const month = name === undefined ? numbered : 1 + MONTHS.indexOf(name.slice(0, 3).toLowerCase())
  const day = Number(parts.day ?? (format === 'dmy' ? first : second) ?? 1)
  const year = fullYear(parts.year ?? '')
  const midnight = Date.UTC(year, month - 1, day)
  const date = new Date(midnight)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1000)
    return Number.NaN
  return midnight + timeOfDay(parts)
}

/** Two digits as POSIX has them: 69 to 99 are of the last century. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year + (year < 69 ? 2000 : 1900)
}

function timeOfDay({ hour, minute, second, fraction, half, zone }: Parts): number {
  if (hour === undefined) return 0
  const twelve =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
  const seconds = Number(second ?? 0)
  if (twelve > 24 || Number(minute) > 59 || seconds > 60) return Number.NaN
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return Number.NaN
  const inDay =
    ((twelve * 60 + Number(minute)) * 60 + seconds + Number(`0.${fraction ?? 0}`)) * 1000
  return Math.round(inDay) - zoneOffset(zone)
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || !/\d/.test(zone)) return 0
  const digits = zone.replace(/\D/g, '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)
  return (zone.includes('-') ? -minutes : minutes) * 60_000
}

/** Days since the last of 1899; spreadsheets hold 1900 for a leap year, so the first sixty are one day late. */
function excelTime(text: string): number {
  const serial = decimalValue(text.trim())
  if (!(serial >= 1 && serial < 2_958_466)) return Number.NaN
  return Math.round((serial + (serial < 60 ? 1 : 0) - 25_569) * DAY_MS)
}

/** The time that a text says, in milliseconds since 1970 (UTC); NaN if it is no date of the format. */
export function dateValue(text: string, format: DateFormat): number {
  if (format === 'excel') {
    const time = excelTime(text)
    if (!Number.isNaN(time)) return time
  }
  const parts =
    takeApart(text) ?? (format === 'ymd' ? COMPACT.exec(text.trim())?.groups : undefined)
  return parts === undefined ? Number.NaN : timeOf(parts, format)
}

/** 2024-01-31, with hours and minutes where they are not midnight; every format reads it. */
export function dateText(time: number): string {
  const iso = new Date(time).toISOString()
  const [date = '', rest = ''] = iso.split('T')
  return rest.startsWith('00:00:00') ? date : `${date} ${rest.slice(0, 5)}`
}

/**
 * How the dates of a column are written, or undefined if some text is no date. Where every day could be a month and
 * every month a day, these decide, in this order: a field that is always 1 is the day; the order in which the table
 * has them, if it ascends in one reading only; points and hyphens stand in day-month-year, slashes in month-day-year.
 * @param texts the different texts of a column in order of first appearance, none of them missing
 */
export function findDateFormat(
  texts: readonly string[],
  asked?: DateFormat,
): FoundDates | undefined {
  if (texts.length === 0) return undefined
  if (asked !== undefined) {
    return texts.every((text) => !Number.isNaN(dateValue(text, asked)))
      ? foundAs(asked, true, texts)
      : undefined
  }
  let dmy = true
  let mdy = true
  let ordered: string | undefined
  for (const text of texts) {
    const parts = takeApart(text)
    if (parts === undefined) return undefined
    dmy &&= !Number.isNaN(timeOf(parts, 'dmy'))
    mdy &&= !Number.isNaN(timeOf(parts, 'mdy'))
    if (!dmy && !mdy) return undefined
    if (parts.first !== undefined && parts.first !== parts.second_) ordered ??= text
  }
  if (ordered === undefined) {
    return foundAs(texts.some((text) => takeApart(text)?.first) ? 'dmy' : 'ymd', true, texts)
  }
  if (dmy !== mdy) return foundAs(dmy ? 'dmy' : 'mdy', true, texts)
  return foundAs(likelierOrder(texts, ordered), false, [ordered])
}

function foundAs(format: DateFormat, certain: boolean, texts: readonly string[]): FoundDates {
  // A day beyond the twelfth shows the order best.
  const text =
    texts.find((one) => new Date(dateValue(one, format)).getUTCDate() > 12) ?? texts[0] ?? ''
  return { format, certain, example: { text, value: dateValue(text, format) } }
}

function likelierOrder(texts: readonly string[], example: string): 'dmy' | 'mdy' {
  const numbered = texts.map(takeApart).filter((parts) => parts?.first !== undefined)
  const alwaysOne = (field: 'first' | 'second_') =>
    numbered.every((parts) => Number(parts?.[field]) === 1)
  if (alwaysOne('first') !== alwaysOne('second_')) return alwaysOne('first') ? 'dmy' : 'mdy'
  const ascends = (format: DateFormat) =>
    texts.every(
      (text, i) => i === 0 || dateValue(text, format) >= dateValue(texts[i - 1] ?? '', format),
    )
  if (ascends('dmy') !== ascends('mdy')) return ascends('dmy') ? 'dmy' : 'mdy'
  return example.includes('/') ? 'mdy' : 'dmy'
}
