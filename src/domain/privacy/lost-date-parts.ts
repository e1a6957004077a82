import type { DateDetail } from './privacy-step.ts'

const WITHIN_MONTH = ['weekday', 'dayOfMonth', 'hour'] as const

/** A part of a date that comes round. */
export type LostDatePart = (typeof WITHIN_MONTH)[number] | 'month' | 'season'

/** Parts that a general date no longer tells: it is written as its first day, which would make them up. */
export function lostDateParts(to: DateDetail): readonly LostDatePart[] {
  return to === 'month' ? WITHIN_MONTH : [...WITHIN_MONTH, 'month', 'season']
}
