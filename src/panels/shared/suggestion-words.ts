import type { StepReason, StepSuggestion } from '../../domain/suggest-steps.ts'
import type { Messages } from '../../messages/en.ts'

/** What a suggested step does. */
export function stepWords(
  m: Messages,
  { steps: { number, category, date, text } }: StepSuggestion,
): string {
  const { suggested } = m.steps
  if (number?.transform === 'log') return suggested.log
  if (number?.transform) return suggested.yeoJohnson
  if (number?.clip) return suggested.clip
  if (date?.hour) return suggested.hour
  if (date?.month) return suggested.noMonth
  if (date?.tenure?.until === 'column') return suggested.tenure(date.tenure.column)
  const flagged = number?.missingFlag ?? date?.missingFlag ?? text?.missingFlag
  if (flagged) return suggested.missingFlag
  if (category?.buckets) return suggested.hashed(m.format.count(category.buckets))
  if (category?.minCount) return suggested.minCount(m.format.count(category.minCount))
  return suggested.ownLevel
}

/** Why a step is suggested. */
export function reasonWords(m: Messages, reason: StepReason): string {
  const number = (value: number) => m.format.number(value)
  const words = m.steps.why
  switch (reason.code) {
    case 'longTail':
      return words.longTail(number(reason.median), number(reason.high))
    case 'skewed':
      return words.skewed(number(reason.low), number(reason.median), number(reason.high))
    case 'farPoints':
      return words.farPoints(number(reason.from), number(reason.to), number(reason.farthest))
    case 'gaps':
      return words.gaps(m.format.percent(reason.share, reason.share < 0.1 ? 1 : 0))
    case 'manyLevels':
      return words.manyLevels(m.format.count(reason.levels))
    case 'timesOfDay':
      return words.timesOfDay(m.columns.quoted(reason.texts))
    case 'oneMonth':
      return words.oneMonth(m.format.count(reason.days))
    case 'twoDates':
      return words.twoDates(reason.other)
    case 'rareLevels':
      return words.rareLevels(
        m.format.count(reason.rare),
        m.format.count(reason.levels),
        m.format.count(reason.rows),
      )
  }
}
