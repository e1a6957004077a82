import type { PersonalData } from '../../domain/privacy/personal-data.ts'
import type { Messages } from '../../messages/en.ts'

/** What speaks for personal data, as a sentence. */
export function evidenceFor(m: Messages, { type, cells, of }: PersonalData): string {
  if (cells > 0) return m.privacy.evidence(m.format.count(cells), m.format.count(of), type)
  return type === 'id' ? m.privacy.byNature : m.privacy.byName
}
