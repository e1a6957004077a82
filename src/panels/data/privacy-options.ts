import type { ColumnPrivacy } from '../../domain/privacy/privacy-report.ts'
import type { PrivacyStep } from '../../domain/privacy/privacy-step.ts'
import type { Messages } from '../../messages/en.ts'

const PREFIXES = [1, 2, 3, 4, 5]
/** Of the typical width. */
const WIDTHS = [0.5, 1, 2]

/** What may be done about a column, and what is done now. */
export function privacySteps(
  { kind, band }: Pick<ColumnPrivacy, 'kind' | 'band'>,
  now: PrivacyStep | undefined,
): PrivacyStep[] {
  const dates: PrivacyStep[] = [
    { kind: 'date', to: 'month' },
    { kind: 'date', to: 'year' },
  ]
  const bands = band === undefined ? [] : WIDTHS.map((factor) => factor * band)
  const offered: PrivacyStep[] = [
    { kind: 'pseudonym' },
    { kind: 'drop' },
    ...(kind === 'text' || kind === 'category' ? [{ kind: 'mask' } as const] : []),
    ...(kind === 'date' ? dates : []),
    ...bands.map((width): PrivacyStep => ({ kind: 'band', width })),
    ...(kind === 'category' || kind === 'number'
      ? PREFIXES.map((characters): PrivacyStep => ({ kind: 'prefix', characters }))
      : []),
  ]
  const known = new Set(offered.map(keyOfStep))
  return now === undefined || known.has(keyOfStep(now)) ? offered : [...offered, now]
}

/** Equal for equal steps. */
export function keyOfStep(step: PrivacyStep): string {
  return Object.values(step).join(' ')
}

/** A step in a few words, as a list of choices shows it. */
export function nameOfStep(m: Messages, step: PrivacyStep): string {
  switch (step.kind) {
    case 'pseudonym':
      return m.privacy.pseudonym
    case 'drop':
      return m.privacy.drop
    case 'prefix':
      return m.privacy.prefix(m.format.count(step.characters))
    case 'band':
      return m.privacy.band(m.format.number(step.width))
    case 'date':
      return m.privacy.date(step.to)
    case 'mask':
      return m.privacy.mask
  }
}

/** A step as a button asks for it. */
export function remedyOfStep(m: Messages, step: PrivacyStep): string {
  const { remedies } = m.privacy
  switch (step.kind) {
    case 'pseudonym':
      return remedies.pseudonym
    case 'drop':
      return remedies.drop
    case 'prefix':
      return remedies.prefix(m.format.count(step.characters))
    case 'band':
      return remedies.band(m.format.number(step.width))
    case 'date':
      return remedies.date(step.to)
    case 'mask':
      return remedies.mask
  }
}
