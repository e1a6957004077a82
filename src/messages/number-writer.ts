import type { Format } from './format.ts'

/** Between these, whole numbers are taken for years. */
const YEARS = { first: 1800, last: 2200 }

/** Writes the numbers of one column: years as they are said, "1977" and not "1,977". */
export function numberWriter(
  format: Format,
  { min, max }: { min: number; max: number },
): (value: number, digits?: number) => string {
  const years =
    Number.isInteger(min) && Number.isInteger(max) && min >= YEARS.first && max <= YEARS.last
  if (!years) return (value, digits) => format.number(value, digits)
  return (value, digits = 4) => format.plain(Number(value.toPrecision(digits)))
}
