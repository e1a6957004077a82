import { dateText, dateValue, type FoundDates } from '../../domain/date-format.ts'
import type { ColumnChoice } from '../../domain/experiment.ts'
import { formattedValue, type FoundFormat } from '../../domain/number-format.ts'
import type { ColumnProfile, DisguisedMissing } from '../../domain/profile.ts'
import { MISSING_MARKERS } from '../../domain/table.ts'

/** A thing about how a column is read that a person may want otherwise. */
export type ColumnRemark = { column: string } & (
  | { about: 'format'; format: FoundFormat; other: number }
  | { about: 'dates'; dates: FoundDates; other: string }
  | { about: 'datesByName'; dates: FoundDates }
  | { about: 'disguised'; disguised: DisguisedMissing }
)

const MOST_REMARKS = 8

/** Numbers and dates that could be read otherwise first, then texts that may mean "missing", the most frequent first. */
export function columnRemarks(columns: readonly ColumnProfile[]): ColumnRemark[] {
  const formats = columns.flatMap(({ name: column, format }): ColumnRemark[] =>
    format?.certain === false
      ? [{ column, about: 'format', format, other: otherValue(format) }]
      : [],
  )
  const dates = columns.flatMap(({ name: column, dates: found }): ColumnRemark[] =>
    found?.certain !== false
      ? []
      : found.byName
        ? [{ column, about: 'datesByName', dates: found }]
        : [{ column, about: 'dates', dates: found, other: otherDate(found) }],
  )
  const disguised = columns
    .flatMap(({ name: column, disguised: found = [] }) =>
      found.map((one) => ({ column, about: 'disguised' as const, disguised: one })),
    )
    .sort((a, b) => b.disguised.count - a.disguised.count)
  return [...formats, ...dates, ...disguised].slice(0, MOST_REMARKS)
}

/** What the example would be if the other mark stood before the decimals. */
function otherValue({ decimal, unit, example }: FoundFormat): number {
  return formattedValue(example.text, { decimal: otherMark(decimal), unit })
}

/** What the example would be in the other order of day and month. */
export function otherDate({ format, example }: FoundDates): string {
  return dateText(dateValue(example.text, otherOrder(format)))
}

function otherOrder(format: FoundDates['format']): FoundDates['format'] {
  return format === 'dmy' ? 'mdy' : 'dmy'
}

function otherMark(decimal: FoundFormat['decimal']): FoundFormat['decimal'] {
  return decimal === 'point' ? 'comma' : 'point'
}

/** The column's choice with what a remark proposes. */
export function withRemedy(choice: ColumnChoice, remark: ColumnRemark): ColumnChoice {
  switch (remark.about) {
    case 'format':
      return { ...choice, numberFormat: otherMark(remark.format.decimal) }
    case 'dates':
      return { ...choice, dateFormat: otherOrder(remark.dates.format) }
    case 'datesByName':
      return { ...choice, kind: 'number' }
    case 'disguised': {
      const before = choice.missing ?? MISSING_MARKERS.filter((marker) => marker !== '')
      return { ...choice, missing: [...before, ...remark.disguised.texts] }
    }
  }
}
