const made = new Map<string, Intl.NumberFormat>()

/** A locale's formatter with these options. Making one takes milliseconds, so each is made once, when first needed. */
export function numberFormat(
  locale: string,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const format = made.get(key) ?? new Intl.NumberFormat(locale, options)
  made.set(key, format)
  return format
}
