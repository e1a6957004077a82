import { dateText } from '../domain/date-format.ts'
import { CALENDAR } from '../domain/calendar.ts'
import { dateInputCount, USUAL_PARTS, type FittedDatePart } from '../domain/date-inputs.ts'
import type { FittedDate } from '../domain/recipe.ts'
import type { Messages } from './en.ts'

/** What becomes of a date column, part by part, with what was learnt from the training rows. */
export function dateSteps(m: Messages, { newest, parts = USUAL_PARTS }: FittedDate): string[] {
  const steps = parts.map((part) => stepOf(m, part, newest))
  return steps.length === 0 ? [m.dates.noInput] : steps
}

function stepOf(m: Messages, part: FittedDatePart, newest: number): string {
  if ('as' in part) {
    const name = m.dates.names[part.part]
    return part.as === 'cyclic'
      ? m.dates.circle(name)
      : m.dates.each(name, m.format.count(CALENDAR[part.part].places.length))
  }
  switch (part.part) {
    case 'recency':
      return m.dates.daysBefore(dateText(newest))
    case 'tenure': {
      const { reference } = part
      return m.dates.daysUntil('column' in reference ? reference.column : dateText(reference.time))
    }
    case 'year':
      return m.dates.yearNumber
    case 'missing':
      return m.steps.flagged
  }
}

/**
 * What a row's date became.
 * @param inputs of the column
 */
export function dateInputText(m: Messages, column: FittedDate, inputs: readonly number[]): string {
  const texts: string[] = []
  let next = 0
  for (const part of column.parts ?? USUAL_PARTS) {
    const count = dateInputCount({ ...column, parts: [part] })
    const own = inputs.slice(next, next + count)
    next += count
    texts.push(partText(m, part, own))
  }
  return texts.length === 0 ? m.dates.noInput : texts.join(' · ')
}

function partText(m: Messages, part: FittedDatePart, inputs: readonly number[]): string {
  const numbers = inputs.map((input) => m.format.number(Number(input.toFixed(3)), 3)).join(' / ')
  if ('as' in part) {
    const hot = part.as === 'oneHot' ? inputs.indexOf(1) : -1
    if (hot >= 0) return m.dates.places[part.part](hot)
    return m.dates.said(m.dates.names[part.part], part.as === 'oneHot' ? '0' : numbers)
  }
  switch (part.part) {
    case 'recency':
      return m.dates.said(m.dates.ago, numbers)
    case 'tenure':
      return m.dates.said(m.dates.until, numbers)
    case 'year':
      return m.dates.said(m.dates.yearNumber, numbers)
    case 'missing':
      return m.dates.said(m.common.missing, numbers)
  }
}
