import { CARD_NAME, IDENTITY_NAME, PHONE_NAME, wordsOfName } from '../name-words.ts'
import type { ColumnProfile } from '../profile.ts'
import { PATTERNS } from './personal-patterns.ts'

/** A flag called "phone", or the names of a few shops, have no more. */
const FEW_VALUES = 20
/** Of the most frequent texts: a few may stand for "not known". */
const MOST = 0.75

const isLong = (text: string) => /^\d[\d -]{5,22}[\dXx]$/.test(text)

/**
 * Whether digits stand for a person instead of counting something: by what they look like where that alone is sure,
 * else by that and the column's name. The number of a telephone is no quantity, and to learn it is to learn who it is.
 */
export function isPersonalNumber({
  name,
  kind,
  distinct,
  topValues,
}: Pick<ColumnProfile, 'name' | 'kind' | 'distinct' | 'topValues'>): boolean {
  if ((kind !== 'number' && kind !== 'category') || distinct <= FEW_VALUES) return false
  const all = topValues.map(({ text }) => text)
  const most = (fits: (text: string) => boolean) => all.filter(fits).length >= MOST * all.length
  if (most(PATTERNS.nationalId) || all.every(PATTERNS.card)) return true
  const words = wordsOfName(name)
  if (PHONE_NAME.test(words)) return most(PATTERNS.phone)
  return (IDENTITY_NAME.test(words) || CARD_NAME.test(words)) && most(isLong)
}
