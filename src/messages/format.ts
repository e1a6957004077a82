import { numberFormat } from './number-format.ts'

/** Numbers, shares, times and sizes in a language's own way. Nothing here ever shows "NaN". */
export interface Format {
  // Below 0 every number has a minus, not a hyphen, but for `plain`.
  /** Whole number with separators. */
  count(value: number): string
  /** All digits, as they would be typed. */
  plain(value: number): string
  /** A measured number at about `digits` significant digits (4 unless told). */
  number(value: number, digits?: number): string
  /** A score around 1 to so many decimals, never with an exponent. */
  decimals(value: number, decimals: number): string
  /** A share of 1 as a percentage. */
  percent(share: number, decimals?: number): string
  /** A chance as so many of 100: whole, but for the ends of the scale. */
  chances(share: number): string
  /** A threshold as so many of 100, as exactly as it matters: the same wherever it is shown. */
  cut(share: number): string
  /** Seconds, minutes or hours, rounded to what matters. */
  duration(seconds: number): string
  /** A short time, like that of one step. */
  milliseconds(milliseconds: number): string
  bytes(bytes: number): string
  date(milliseconds: number): string
  /** To the second. */
  timeOfDay(milliseconds: number): string
}

const NOTHING = '–'

/** Intl's own short forms ("sec", "byte") are not how people write them. */
const UNITS = {
  en: {
    millisecond: 'ms',
    second: 's',
    minute: 'min',
    hour: 'h',
    byte: 'B',
    kilobyte: 'kB',
    megabyte: 'MB',
    gigabyte: 'GB',
  },
  'zh-CN': {
    millisecond: '毫秒',
    second: '秒',
    minute: '分钟',
    hour: '小时',
    byte: 'B',
    kilobyte: 'kB',
    megabyte: 'MB',
    gigabyte: 'GB',
  },
}

/** The sign of the number; an exponent keeps its own. */
const withMinus = (text: string) => text.replace(/^-/, '−')

export function formatFor(locale: string): Format {
  const words = UNITS[locale === 'en' ? 'en' : 'zh-CN']
  const unit = (name: keyof typeof words, value: number, decimals: number) => {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    return `${numberFormat(locale, digits).format(value)} ${words[name]}`
  }
  return {
    count: (value) =>
      Number.isFinite(value)
        ? withMinus(numberFormat(locale, { maximumFractionDigits: 0 }).format(value))
        : NOTHING,
    plain: (value) =>
      numberFormat(locale, { useGrouping: false, maximumFractionDigits: 12 }).format(value),
    number(value, digits = 4) {
      if (!Number.isFinite(value)) return NOTHING
      const size = Math.abs(value)
      const plain = size === 0 || (size >= 1e-4 && size < 1e15)
      if (!plain) return withMinus(value.toExponential(2))
      // Whole digits before the point are never rounded away; zeros behind it count for nothing.
      const whole = size === 0 ? 1 : Math.floor(Math.log10(size)) + 1
      const maximumFractionDigits = Math.max(0, digits - Math.min(whole, digits))
      return withMinus(numberFormat(locale, { maximumFractionDigits }).format(value))
    },
    decimals(value, decimals) {
      if (!Number.isFinite(value)) return NOTHING
      const options = { maximumFractionDigits: decimals, signDisplay: 'negative' } as const
      return withMinus(numberFormat(locale, options).format(value))
    },
    chances(share) {
      if (!Number.isFinite(share)) return NOTHING
      const of100 = 100 * share
      const decimals = of100 < 1 || of100 > 99 ? 1 : 0
      return numberFormat(locale, { maximumFractionDigits: decimals }).format(of100)
    },
    cut(share) {
      return this.number(100 * share, 3)
    },
    percent(share, decimals = 0) {
      if (!Number.isFinite(share)) return NOTHING
      const options = {
        style: 'percent',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      } as const
      return withMinus(numberFormat(locale, options).format(share))
    },
    duration(seconds) {
      if (!Number.isFinite(seconds)) return NOTHING
      if (seconds < 0.95) return this.milliseconds(seconds * 1000)
      if (seconds < 9.95) return unit('second', seconds, 1)
      if (seconds < 100) return unit('second', seconds, 0)
      if (seconds < 5400) return unit('minute', seconds / 60, 0)
      return unit('hour', seconds / 3600, 1)
    },
    milliseconds(milliseconds) {
      if (!Number.isFinite(milliseconds)) return NOTHING
      const decimals = milliseconds >= 10 || milliseconds < 0.001 ? 0 : milliseconds >= 1 ? 1 : 3
      return unit('millisecond', milliseconds, decimals)
    },
    bytes(bytes) {
      if (bytes < 1000) return unit('byte', bytes, 0)
      if (bytes < 1e6) return unit('kilobyte', bytes / 1e3, 0)
      if (bytes < 1e9) return unit('megabyte', bytes / 1e6, 1)
      return unit('gigabyte', bytes / 1e9, 1)
    },
    date: (milliseconds) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
        milliseconds,
      ),
    timeOfDay: (milliseconds) =>
      new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' }).format(
        milliseconds,
      ),
  }
}
