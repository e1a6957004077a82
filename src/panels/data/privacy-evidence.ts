import type { PersonalData } from '../../domain/privacy/personal-data.ts'
import type { Messages } from '../../messages/en.ts'

/** What speaks for personal data, as a sentence. */
export function evidenceFor(m: Messages, { type, cells, of, id, mentions }: PersonalData): string {
  if (mentions) return m.privacy.within(m.format.count(cells), m.format.count(of), mentions)
  if (cells > 0) return m.privacy.evidence(m.format.count(cells), m.format.count(of), type)
  if (id === undefined) return m.privacy.byName
  return m.privacy.byDifferent(m.format.count(id.different), m.format.count(of), id.named)
}
