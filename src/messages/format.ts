/** Numbers, shares, times and sizes in a language's own way. Nothing here ever shows "NaN". */
export interface Format {
  /** Whole number with separators. */
  count(value: number): string
  /** A measured number at about `digits` significant digits (4 unless told). */
  number(value: number, digits?: number): string
  /** A share of 1 as a percentage. */
  percent(share: number, decimals?: number): string
  /** A chance as so many of 100: whole, but for the ends of the scale. */
  chances(share: number): string
  /** Seconds, minutes or hours, rounded to what matters. */
  duration(seconds: number): string
  /** A short time, like that of one step. */
  milliseconds(milliseconds: number): string
  bytes(bytes: number): string
  date(milliseconds: number): string
}

const NOTHING = '–'

export function formatFor(locale: string): Format {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const unit = (name: string, decimals: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: locale === 'en' && name === 'second' ? 'narrow' : 'short',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    count: (value) => (Number.isFinite(value) ? count.format(value) : NOTHING),
    number(value, digits = 4) {
      if (!Number.isFinite(value)) return NOTHING
      const size = Math.abs(value)
      const plain = size === 0 || (size >= 1e-4 && size < 1e9)
      if (!plain) return value.toExponential(2)
      // Whole digits before the point are never rounded away; zeros behind it count for nothing.
      const whole = size === 0 ? 1 : Math.floor(Math.log10(size)) + 1
      const maximumFractionDigits = Math.max(0, digits - Math.min(whole, digits))
      return new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value)
    },
    chances(share) {
      if (!Number.isFinite(share)) return NOTHING
      const of100 = 100 * share
      const decimals = of100 < 1 || of100 > 99 ? 1 : 0
      return new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(of100)
    },
    percent(share, decimals = 0) {
      if (!Number.isFinite(share)) return NOTHING
      return new Intl.NumberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(share)
    },
    duration(seconds) {
      if (!Number.isFinite(seconds)) return NOTHING
      if (seconds < 10) return unit('second', 1).format(seconds)
      if (seconds < 100) return unit('second', 0).format(seconds)
      if (seconds < 5400) return unit('minute', 0).format(seconds / 60)
      return unit('hour', 1).format(seconds / 3600)
    },
    milliseconds(milliseconds) {
      if (!Number.isFinite(milliseconds)) return NOTHING
      const decimals = milliseconds < 1 ? 3 : milliseconds < 10 ? 2 : 1
      return unit('millisecond', decimals).format(milliseconds)
    },
    bytes(bytes) {
      if (bytes < 1000) return unit('byte', 0).format(bytes)
      if (bytes < 1e6) return unit('kilobyte', 0).format(bytes / 1e3)
      if (bytes < 1e9) return unit('megabyte', 1).format(bytes / 1e6)
      return unit('gigabyte', 1).format(bytes / 1e9)
    },
    date: (milliseconds) => date.format(milliseconds),
  }
}
