import { isIdName } from '../column-warnings.ts'
import { BIRTH_NAME, IDENTITY_NAME, PHONE_NAME, POSTCODE_NAME, wordsOfName } from '../name-words.ts'
import type { ColumnProfile } from '../profile.ts'
import { MENTIONS, mentionsIn, type Mention } from './mentions.ts'
import type { PrivacyStep } from './privacy-step.ts'
import { PATTERNS, type Pattern } from './personal-patterns.ts'

/** What a column seems to say about single persons. */
export const PERSONAL_TYPES = [
  'email',
  'phone',
  'nationalId',
  'iban',
  'card',
  'ip',
  'birthDate',
  'postcode',
  'address',
  'name',
  'id',
  /** Addresses and numbers within longer texts. */
  'mentions',
] as const
export type PersonalType = (typeof PERSONAL_TYPES)[number]

/** A column of personal data, and what speaks for it. */
export interface PersonalData {
  type: PersonalType
  /** Cells that look like it, of those looked at that are not missing; 0 where only the name says so. */
  cells: number
  of: number
  /** Of a column that numbers somebody or something: different texts among them, and whether its name says so too. */
  /** What stands within the cells counted. */
  mentions?: Mention[]
  id?: { different: number; named: boolean }
  /** The step proposed. */
  remedy: PrivacyStep
}

type Facts = Pick<ColumnProfile, 'name' | 'kind' | 'distinct' | 'warnings'>

interface Rule {
  type: PersonalType
  /** Cells like this alone are enough from this share on. */
  pattern?: Pattern
  share?: number
  /** A name like this is enough where as many cells as this fit the pattern, or where there is none. */
  name?: RegExp
  namedPattern?: Pattern
  fits?: (facts: Facts) => boolean
  remedy: PrivacyStep
}

const NAMED_SHARE = 0.5
const CODE_SHARE = 0.9
const FEW_CELLS = 5
/** Names, addresses and ids differ from row to row; a flag called "phone" does not. */
const FEW_VALUES = 20

const SEVERAL_WORDS = /[\s@\p{Script=Han}]/u
/** Of a very long text so many characters are looked at. */
const LOOKED_AT = 2000

const isVaried = ({ kind, distinct }: Facts) =>
  (kind === 'category' || kind === 'text') && distinct > FEW_VALUES

/** The surest first; names as `wordsOfName` gives them. */
const RULES: readonly Rule[] = [
  { type: 'email', pattern: 'email', share: 0.5, remedy: { kind: 'pseudonym' } },
  {
    type: 'nationalId',
    pattern: 'nationalId',
    share: 0.8,
    name: IDENTITY_NAME,
    fits: ({ distinct }) => distinct > FEW_VALUES,
    remedy: { kind: 'drop' },
  },
  { type: 'iban', pattern: 'iban', share: 0.8, remedy: { kind: 'drop' } },
  { type: 'card', pattern: 'card', share: 0.95, remedy: { kind: 'drop' } },
  { type: 'ip', pattern: 'ip', share: 0.8, remedy: { kind: 'pseudonym' } },
  {
    type: 'birthDate',
    name: BIRTH_NAME,
    fits: ({ kind }) => kind === 'date',
    remedy: { kind: 'date', to: 'year' },
  },
  {
    type: 'phone',
    pattern: 'phoneAlone',
    share: 0.9,
    name: PHONE_NAME,
    namedPattern: 'phone',
    fits: ({ kind }) => kind === 'category' || kind === 'number',
    remedy: { kind: 'pseudonym' },
  },
  {
    type: 'postcode',
    name: POSTCODE_NAME,
    fits: ({ distinct }) => distinct > FEW_VALUES,
    remedy: { kind: 'prefix', characters: 3 },
  },
  {
    type: 'address',
    name: /^(?!.* (ip|mac|web|email|mail) ).* (address|addr|street|strasse|adresse) |地址|住址/,
    fits: isVaried,
    remedy: { kind: 'drop' },
  },
  {
    type: 'name',
    name: /^ ((customer|client|contact|user|person|employee|patient|student|passenger|member|buyer|guest|account|holder|full|first|last|given|family|middle|sur|maiden|legal) )*(name|names|firstname|lastname|surname|fullname|forename|nachname|vorname) $|姓名|名字|客户名|联系人|收件人/,
    fits: isVaried,
    remedy: { kind: 'drop' },
  },
  {
    type: 'id',
    name: / (username|user|login|account|iban|imei|cookie|device) |账号|帐号|会员号|卡号|用户名|工号|学号/,
    fits: (facts) => facts.distinct > FEW_VALUES && isVaried(facts),
    remedy: { kind: 'pseudonym' },
  },
]

/** Columns that others may know of a person, and that together may single one out. */
const KNOWN_BY_OTHERS =
  / (age|gender|sex|zip|zipcode|postcode|postal|plz|birth|birthday|birthdate|dob|city|town|county|region|district|job|occupation|profession|education|marital|nationality|ethnicity|race|religion) |年龄|性别|邮编|邮政编码|出生|生日|城市|省份|地区|区县|职业|学历|教育|婚姻|民族|国籍/

/**
 * What a column seems to say about single persons, by its cells and its name.
 * @param texts trimmed, missing ones left out: a sample of the cells
 */
export function findPersonalData(facts: Facts, texts: readonly string[]): PersonalData | undefined {
  const words = wordsOfName(facts.name)
  const of = texts.length
  if (of < FEW_CELLS) return undefined
  for (const { type, pattern, share = 1, name, namedPattern, fits, remedy } of RULES) {
    const alone = pattern ? countLike(texts, pattern) : 0
    if (pattern && alone >= share * of) return { type, cells: alone, of, remedy }
    if (name?.test(words) !== true || fits?.(facts) === false) continue
    const cells = namedPattern ? countLike(texts, namedPattern) : 0
    if (namedPattern && cells < NAMED_SHARE * of) continue
    return { type, cells, of, remedy, ...(type === 'id' && { id: differentIn(texts, true) }) }
  }
  if (facts.distinct <= FEW_VALUES) return undefined
  const codes = facts.warnings.includes('idLike') ? countLike(texts, 'code') : 0
  const named = isIdName(facts.name)
  const mentions = named ? undefined : findMentions(facts, texts)
  if (mentions) return mentions
  return named || (facts.kind === 'category' && codes >= CODE_SHARE * of)
    ? { type: 'id', cells: 0, of, id: differentIn(texts, named), remedy: { kind: 'pseudonym' } }
    : undefined
}

/** One cell is enough: nobody expects it there. A category's cells are looked at where they are more than a code. */
function findMentions({ kind }: Facts, texts: readonly string[]): PersonalData | undefined {
  if (kind !== 'text' && kind !== 'category') return undefined
  const written = kind === 'text' ? texts : texts.filter((text) => SEVERAL_WORDS.test(text))
  const found = written
    .map((text) => mentionsIn(text.slice(0, LOOKED_AT)))
    .filter(({ length }) => length > 0)
  if (found.length === 0) return undefined
  const mentions = MENTIONS.filter((kind) => found.some((those) => those.includes(kind)))
  const { length: of } = texts
  return { type: 'mentions', cells: found.length, of, mentions, remedy: { kind: 'mask' } }
}

function differentIn(texts: readonly string[], named: boolean): Required<PersonalData>['id'] {
  return { different: new Set(texts).size, named }
}

/** Whether other people are likely to know what a column says of a person: an age, a gender, a place. */
export function isKnownByOthers(name: string): boolean {
  return KNOWN_BY_OTHERS.test(wordsOfName(name))
}

function countLike(texts: readonly string[], pattern: Pattern): number {
  const fits = PATTERNS[pattern]
  return texts.reduce((count, text) => count + (fits(text) ? 1 : 0), 0)
}
