import { dateText } from '../../domain/date-format.ts'
import type { ColumnProfile } from '../../domain/profile.ts'
import type { Messages } from '../../messages/en.ts'
import { numberWriter } from '../../messages/number-writer.ts'

/** What stands in a column, in a few words: from where to where, or the most frequent. */
export function valuesOf(m: Messages, column: ColumnProfile): string {
  const { number, format, dates, text, distinct, topValues } = column
  const [most] = topValues
  if (distinct === 0 || most === undefined) return m.data.none
  if (distinct === 1) return m.data.oneValue(most.text)
  if (dates !== undefined) return m.data.range(dateText(dates.earliest), dateText(dates.latest))
  if (number !== undefined) {
    const write = numberWriter(m.format, number)
    const range = m.data.range(write(number.min), write(number.max))
    return format?.unit ? m.columns.withUnit(range, format.unit) : range
  }
  if (text !== undefined) return m.texts.summary(m.format.count(text.medianWords), text.example)
  return m.data.levels(m.format.count(distinct), most.text)
}
