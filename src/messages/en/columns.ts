import type { DisguisedMissing } from '../../domain/profile.ts'
import type { DateFormat } from '../../domain/date-format.ts'
import type { NumberFormatChoice } from '../../domain/experiment.ts'

const numberFormats: Record<NumberFormatChoice, string> = {
  plain: 'plain numbers only, like 1234.5',
  point: 'a point before the decimals, like 1,234.5',
  comma: 'a comma before the decimals, like 1.234,5',
}

const dateFormats: Record<DateFormat, string> = {
  ymd: 'year first, or the month as a word',
  dmy: 'day before month, like 31/01/2024',
  mdy: 'month before day, like 01/31/2024',
  excel: 'days as spreadsheets count them, like 45322',
}

/** @param texts in quotes @param share of the rows @param nearest of the other values */
type Evidence = (column: string, texts: string, share: string, nearest: string) => string

const disguised: Record<DisguisedMissing['reason'], Evidence> = {
  below: (column, texts, share, nearest) =>
    `${texts} appears in ${share} of the rows of ${column}, while all other values are ${nearest} or more.`,
  above: (column, texts, share, nearest) =>
    `${texts} appears in ${share} of the rows of ${column}, while all other values are ${nearest} or less.`,
  word: (column, texts, share) => `${texts} stands in ${share} of the rows of ${column}.`,
  notANumber: (column, texts, share) =>
    `All values of ${column} are numbers, but for ${texts} in ${share} of the rows.`,
}

/** How a column is read, and what may be read otherwise. */
export const columns = {
  numberFormat: 'How its numbers are written',
  foundOut: 'as found out',
  numberFormats,
  plainFound: 'Found: plain numbers.',
  formatFound: (text: string, value: string, unit: string) =>
    `“${text}” is read as ${value}${unit === '' ? '' : `, unit ${unit}`}.`,
  dateFormat: 'How its dates are written',
  dateFormats,
  earliest: 'Earliest',
  latest: 'Latest',
  withUnit: (values: string, unit: string) => `${values} ${unit}`,
  asFound: 'Back to what was found',
  ambiguous: (column: string, text: string, value: string) =>
    `“${text}” in ${column} is read as ${value}.`,
  ambiguousText: (other: string) =>
    `It could mean ${other} as well: no value of the column tells. What is set for the table decides, else its other columns and the custom of writing.`,
  dateOrderText: (other: string) =>
    `It could be ${other} as well: no date of the column has a day beyond the twelfth. The order of the rows and the custom of writing decided.`,
  datesByNameText:
    'Its name says that these are dates, and as dates the numbers make sense. They are plain numbers otherwise.',
  readAs: (value: string) => `Read it as ${value}`,
  quoted: (texts: string[]) => texts.map((text) => `“${text}”`).join(', '),
  disguised,
  disguisedText: 'It may stand for “not known”. Counted as empty, it no longer counts as a value.',
  disguisedNumbers: 'Counted as empty, they leave a column of numbers.',
  countAsEmpty: 'Count as empty',
  readAsNumbers: 'Read them as numbers',
}
